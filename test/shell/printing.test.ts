import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { expect, test } from 'vitest'
import { printPage } from '../../src-main/shell/printing.ts'

type Done = (isPrinted: boolean, reason: string) => void

/** A page of Electron's, which there is none of in Node; `print` is what the system does. */
function pageThat(print: (done: Done, page: EventEmitter) => void) {
  const page = new EventEmitter()
  return Object.assign(page, {
    print: (_options: object, done: Done) => print(done, page)
  }) as unknown as Pick<WebContents, 'print' | 'once' | 'off'> & EventEmitter
}

test.each<[string, (done: Done, page: EventEmitter) => void, string]>([
  ['is done', (done) => done(true, ''), 'printed'],
  ['was cancelled by the user', (done) => done(false, 'Print job canceled'), 'cancelled'],
  ['has failed', (done) => done(false, 'Print job failed'), 'not-printed'],
  ['has no printer', (done) => done(false, 'Invalid printer settings'), 'not-printed'],
  ['says no reason', (done) => done(false, ''), 'not-printed'],
  ['cannot begin', () => expect.fail('no printers'), 'not-printed'],
  ['lost its process', (_, page) => page.emit('render-process-gone'), 'not-printed'],
  ['was closed and never answers', (_, page) => page.emit('destroyed'), 'not-printed']
])('printing that %s comes to its end', async (_, print, outcome) => {
  const page = pageThat(print)
  expect(await printPage(page)).toBe(outcome)
  expect(page.eventNames()).toEqual([])
})
