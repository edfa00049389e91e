export { type AskedContact, askedContacts, withOwnContacts } from './asked-contacts.ts'
export { createRowClassifier, type RecordInput, type SkipReason } from './classify-rows.ts'
export { createContactLabels } from './contact-labels.ts'
export { type FilePart, headerRowsOf, partOf, placeInFile } from './file-parts.ts'
export type { IgnoreReason } from './header-cell.ts'
export {
  layoutSignature,
  matchTemplate,
  type TemplateDifference,
  type TemplateMatch,
  withChosenColumns,
  withNewlyChosen
} from './import-template.ts'
export {
  type ColumnEvidence,
  classifyRows,
  type Evidence,
  explainLayout,
  type LayoutOptions,
  type ProposedLayout,
  proposeLayout
} from './layout.ts'
export {
  birthNameColumn,
  columnOfTitle,
  isRemarkTitle,
  mayHoldReason,
  movedColumns,
  remarkColumns,
  rivalDateColumns
} from './layout-columns.ts'
export { isNotInvited, mergeTitles, ownColumns, ownWords } from './own-export.ts'
export { type AddressColumns, addressColumns, addressLines } from './postal-address.ts'
export { inOrderOfHeader, mayBeTitles, secondHeader } from './second-headers.ts'
