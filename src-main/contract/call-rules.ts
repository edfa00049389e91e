import type { CallName } from './channels.ts'

/**
 * What a call needs before it is answered. `nothing`: it also works while patients are hidden. `unlocked`: it waits until
 * patients are shown again. `word`: also the word of a person, given to the main process in a dialog of its own, wherever
 * the call does what {@link WordCall} lists.
 */
type Need = 'nothing' | 'unlocked' | 'word'

/** How often a call is answered: `burst` times at once, and then `perMinute`. What is more is refused, not queued. */
export interface CallRate {
  readonly burst: number
  readonly perMinute: number
}

export interface CallRule {
  readonly needs: Need
  readonly rate: CallRate
  /** Of the input: at most so many bytes, see `sizeWithin`. */
  readonly sizeMax: number
}

/** What screens do by themselves: reading, saving what is typed, progress. A list of 100,000 rows is saved in 400 calls. */
const steady: CallRate = { burst: 4000, perMinute: 12_000 }
/** What a person does, or a screen with each step of a person. */
const often: CallRate = { burst: 400, perMinute: 600 }
/** What a person does a few times a day. */
const seldom: CallRate = { burst: 40, perMinute: 30 }
/** What leaves the app: an address that is opened, a connection that is examined. */
const outward: CallRate = { burst: 6, perMinute: 12 }

const kilobyte = 1024
const small = 64 * kilobyte
const medium = 8 * 1024 * kilobyte
/** Rows of a list in one piece; its file has at most `fileSizeMax` bytes. */
const rows = 256 * 1024 * kilobyte
/** A file with the letters of a long list. */
const file = 512 * 1024 * kilobyte

function rule<const Needs extends Need>(needs: Needs, rate: CallRate, sizeMax = small) {
  return { needs, rate, sizeMax } as const
}

/**
 * What each call needs, how often it is answered and how large it may be. The main process registers the calls of this
 * table and no other; a call without a line does not compile.
 */
export const callRules = {
  'actions.announce': rule('word', seldom, medium),
  'actions.start': rule('word', often, medium),
  'actions.stop': rule('unlocked', often),
  'actions.view': rule('unlocked', often),
  'board.read': rule('unlocked', often),
  'board.search': rule('unlocked', often),
  'board.list': rule('unlocked', steady),
  'consultation.read': rule('unlocked', often),
  'consultation.close': rule('word', seldom),
  'consultation.stored': rule('unlocked', often),

  'app.snapshot': rule('nothing', often),
  'app.progress': rule('nothing', steady),
  'app.unsaved': rule('nothing', steady),
  'app.closeAnswer': rule('nothing', often),
  'app.startFresh': rule('word', seldom),
  'app.takeFolder': rule('word', seldom),

  'audit.page': rule('unlocked', often),
  'audit.verify': rule('unlocked', seldom),
  'audit.lastCheck': rule('nothing', often),

  'authorities.read': rule('unlocked', often, medium),
  'authorities.get': rule('unlocked', often),

  // Addresses and accounts, and no patients: the window needs them to show itself.
  'connections.all': rule('nothing', often),
  'connections.test': rule('word', seldom, medium),
  'connections.save': rule('word', seldom, medium),
  'connections.choose': rule('unlocked', often),
  'connections.confirmHost': rule('word', seldom),
  'connections.forget': rule('word', seldom),
  'connections.queues': rule('unlocked', often),

  'diagnostics.start': rule('word', outward, medium),
  'diagnostics.next': rule('unlocked', often),
  'diagnostics.stop': rule('nothing', often),

  'directory.read': rule('unlocked', often),
  'directory.save': rule('unlocked', often, medium),
  'directory.forget': rule('unlocked', often, medium),
  'directory.propose': rule('unlocked', often, medium),

  'exports.keep': rule('unlocked', steady, rows),
  'exports.read': rule('unlocked', steady),

  'figures.read': rule('unlocked', often),

  'files.chooseLists': rule('unlocked', seldom),
  'files.chooseList': rule('unlocked', seldom),
  'files.takeOpened': rule('unlocked', often),
  'files.readOpened': rule('unlocked', often),
  'files.save': rule('unlocked', seldom, file),
  'files.printDayList': rule('unlocked', seldom, medium),
  'files.showSaved': rule('unlocked', seldom),
  'letters.pdf': rule('unlocked', seldom, file),
  'letters.cancelPdf': rule('nothing', often),
  'letters.print': rule('unlocked', seldom, file),
  'links.open': rule('unlocked', outward),
  'links.copy': rule('unlocked', seldom),
  'links.copyAll': rule('unlocked', seldom, medium),
  'links.show': rule('unlocked', seldom),
  // A file of 100,000 patients is made from 100 calls.
  'links.read': rule('unlocked', often, medium),
  'links.print': rule('unlocked', seldom),

  'lists.page': rule('unlocked', often),
  'lists.some': rule('unlocked', steady),
  // What was typed or read before patients were hidden is saved, not kept waiting: it may be a whole night.
  'lists.create': rule('nothing', often, rows),
  'lists.beginRows': rule('nothing', often),
  'lists.addSource': rule('nothing', steady, medium),
  'lists.addRows': rule('nothing', steady, rows),
  'lists.endRows': rule('nothing', often, rows),
  'lists.change': rule('nothing', steady, rows),
  'lists.keepDraft': rule('nothing', steady),
  'lists.open': rule('unlocked', often),
  'lists.rows': rule('unlocked', steady),
  'lists.sentRows': rule('unlocked', steady),
  'lists.source': rule('unlocked', often),
  'lists.invitedRows': rule('unlocked', steady),
  'lists.refusedRows': rule('unlocked', often),
  'lists.rename': rule('unlocked', often),
  'lists.takeOver': rule('unlocked', seldom),
  'lists.copyPractice': rule('unlocked', seldom),
  'lists.remove': rule('word', seldom),
  'lists.locateRows': rule('unlocked', often),

  'templates.list': rule('unlocked', often),
  'templates.save': rule('unlocked', often, medium),
  'templates.delete': rule('unlocked', often),

  // Its handler asks the system, or the person.
  'lock.show': rule('nothing', seldom),

  'practice.read': rule('unlocked', often),
  'practice.messages': rule('unlocked', often),
  'practice.example': rule('unlocked', often),
  'practice.patient': rule('unlocked', often),
  'practice.setFaults': rule('unlocked', often),
  'practice.colleague': rule('unlocked', often, medium),

  'preflight.run': rule('unlocked', often),

  'restore.view': rule('unlocked', often),
  'restore.start': rule('unlocked', seldom, medium),
  'restore.stop': rule('unlocked', often),

  'retention.preview': rule('unlocked', often),
  'retention.erase': rule('word', seldom),

  'sending.prepare': rule('unlocked', steady, rows),
  'sending.plan': rule('unlocked', often),
  'sending.start': rule('word', often),
  'sending.pause': rule('unlocked', often),
  'sending.resume': rule('unlocked', often),
  'sending.stop': rule('unlocked', often),
  'sending.invitations': rule('unlocked', steady),
  'sending.lookUp': rule('unlocked', often),
  'sending.stopLookUp': rule('unlocked', often),
  'sending.decide': rule('unlocked', steady),
  'sending.decideHeld': rule('unlocked', often),
  'sending.checkElsewhere': rule('unlocked', often),
  'sending.candidates': rule('unlocked', often),

  'settings.read': rule('nothing', often),
  // With the logo of letters.
  'settings.change': rule('word', often, medium),

  'signInLink.status': rule('unlocked', often),
  'signInLink.setSecret': rule('unlocked', seldom),
  'signInLink.use': rule('unlocked', outward),

  'support.page': rule('unlocked', seldom),

  // Names of columns and their widths.
  'tableView.read': rule('nothing', often),
  'tableView.keep': rule('nothing', often)
} as const satisfies { readonly [Name in CallName]: CallRule }

/**
 * Calls that need a person’s word: for an address, account or authority that is new; for the first sending through a
 * server; for another contact of an invited patient; for several messages, withdrawals or erasures; for a lock that is
 * switched off or comes later; for the end of a consultation; for records that cannot be read, that another app has, or
 * that are sent with although the server cannot say who is invited.
 */
export type WordCall = {
  [Name in CallName]: (typeof callRules)[Name]['needs'] extends 'word' ? Name : never
}[CallName]

/**
 * Whether a value that came through structured cloning has at most `bytesMax` bytes: its texts, buffers and names, and 8
 * bytes for each other value. Looks at no more than that; ends for circles too.
 */
export function sizeWithin(value: unknown, bytesMax: number): boolean {
  const waiting: unknown[] = [value]
  let [bytes, values] = [0, 0]
  while (waiting.length > 0) {
    const next = waiting.pop()
    values += 1
    if (typeof next === 'string') bytes += next.length
    else if (ArrayBuffer.isView(next) || next instanceof ArrayBuffer) bytes += next.byteLength
    else if (Array.isArray(next)) {
      bytes += 8
      if (next.length > valuesMax) return false
      for (const member of next) waiting.push(member)
    } else if (typeof next === 'object' && next !== null) {
      bytes += 8
      const members = next as Readonly<Record<string, unknown>>
      for (const name in members) {
        bytes += name.length
        waiting.push(members[name])
      }
    } else bytes += 8
    if (bytes > bytesMax || values > valuesMax) return false
  }
  return true
}

/** Of one call: more than the longest list has cells in one piece. */
const valuesMax = 4_000_000
