import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { type CallName, calls, type EventName, type EventPayload, events, type Handlers } from '#contract/channels.ts'
import type { CallProblem } from '../log/index.ts'
import { answerCall, type Sender } from './answer-call.ts'
import { bundleOrigin } from './bundle.ts'

/** Answers every call that the contract declares. `report` hears of every failure. */
export function registerCalls(handlers: Handlers, report: (problem: CallProblem) => void): void {
  for (const name of Object.keys(calls) as CallName[]) {
    ipcMain.handle(name, (event, input: unknown) => {
      return answerCall(name, handlers, senderOf(event), input, report)
    })
  }
}

function senderOf(event: IpcMainInvokeEvent): Sender {
  try {
    const frame = event.senderFrame
    return frame === null ? noSender : { frame: { origin: frame.origin }, isMainFrame: frame.parent === null }
  } catch {
    // Electron throws on reading a frame whose page has just gone.
    return noSender
  }
}

const noSender: Sender = { frame: null, isMainFrame: false }

/** Tells every window of the app that something happened. A payload that is not the contract's throws. */
export function broadcast<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
  const checked = events[name].parse(payload)
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed() && window.webContents.mainFrame.origin === bundleOrigin) {
      window.webContents.send(name, checked)
    }
  }
}

const bridgeSwitch = '--bridge='

/** Tells the preload, as an argument of its process, which calls and events there are. */
export function bridgeArgument(): string {
  return bridgeSwitch + JSON.stringify({ calls: Object.keys(calls), events: Object.keys(events) })
}
