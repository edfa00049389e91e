import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { callRules } from '#contract/call-rules.ts'
import { type CallName, type EventName, type EventPayload, events, type Handlers } from '#contract/channels.ts'
import type { CallProblem } from '../log/index.ts'
import { answerCall, type Sender } from './answer-call.ts'
import { bundleOrigin } from './bundle.ts'

/** Registers a handler for every call that has a rule. `report` receives every failure. */
export function registerCalls(handlers: Handlers, report: (problem: CallProblem) => void): void {
  for (const name of Object.keys(callRules) as CallName[]) {
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
    // Electron throws when the page of the frame has just gone.
    return noSender
  }
}

const noSender: Sender = { frame: null, isMainFrame: false }

/** Sends an event to every window of the app. Throws if the payload does not match the contract. */
export function broadcast<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
  const checked = events[name].parse(payload)
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed() && window.webContents.mainFrame.origin === bundleOrigin) {
      window.webContents.send(name, checked)
    }
  }
}

const bridgeSwitch = '--bridge='

/** The command-line argument that passes the names of calls and events to the preload. */
export function bridgeArgument(): string {
  return bridgeSwitch + JSON.stringify({ calls: Object.keys(callRules), events: Object.keys(events) })
}
