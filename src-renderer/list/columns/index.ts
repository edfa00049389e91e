export type { IgnoreReason } from './header-cell.ts'
export { type KindDifference, type KindMatch, layoutSignature, matchKnownKind } from './known-kind.ts'
export {
  type ColumnEvidence,
  type Evidence,
  explainLayout,
  type LayoutOptions,
  type ProposedLayout,
  proposeLayout,
  setAsideOf
} from './layout.ts'
export { type AsideReason, createSorter, type Line } from './set-aside.ts'
