; Offers the app under "Open with" for patient lists. It never becomes the default: that stays the person's choice.
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\HcwBulkInvite.List" "" "HCW Bulk Invite"
  WriteRegStr SHCTX "Software\Classes\HcwBulkInvite.List\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHCTX "Software\Classes\.csv\OpenWithProgids" "HcwBulkInvite.List" ""
  WriteRegStr SHCTX "Software\Classes\.xlsx\OpenWithProgids" "HcwBulkInvite.List" ""
!macroend

!macro customUnInstall
  DeleteRegValue SHCTX "Software\Classes\.csv\OpenWithProgids" "HcwBulkInvite.List"
  DeleteRegValue SHCTX "Software\Classes\.xlsx\OpenWithProgids" "HcwBulkInvite.List"
  DeleteRegKey SHCTX "Software\Classes\HcwBulkInvite.List"
!macroend
