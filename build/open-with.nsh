; Offers the app under "Open with" for patient lists. It never becomes the default: that stays the person's choice.
!macro openWith DO
  !insertmacro ${DO} ".csv"
  !insertmacro ${DO} ".xlsx"
  !insertmacro ${DO} ".xls"
  !insertmacro ${DO} ".ods"
  !insertmacro ${DO} ".tsv"
  !insertmacro ${DO} ".txt"
  !insertmacro ${DO} ".htm"
  !insertmacro ${DO} ".html"
!macroend

!macro offerFor EXTENSION
  WriteRegStr SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids" "HcwBulkInvite.List" ""
!macroend

!macro offerNoMoreFor EXTENSION
  DeleteRegValue SHCTX "Software\Classes\${EXTENSION}\OpenWithProgids" "HcwBulkInvite.List"
!macroend

!macro customInstall
  WriteRegStr SHCTX "Software\Classes\HcwBulkInvite.List" "" "HCW Bulk Invite"
  WriteRegStr SHCTX "Software\Classes\HcwBulkInvite.List\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  !insertmacro openWith offerFor
!macroend

!macro customUnInstall
  !insertmacro openWith offerNoMoreFor
  DeleteRegKey SHCTX "Software\Classes\HcwBulkInvite.List"
!macroend
