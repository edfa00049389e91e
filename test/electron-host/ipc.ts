import { StrictEmitter, strict } from './strict.ts'

type Handler = (event: object, ...values: unknown[]) => unknown

/** `electron.ipcMain`. Any channel may be listened to. */
class IpcMain extends StrictEmitter {
  readonly handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler) {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }

  removeHandler(channel: string) {
    this.handlers.delete(channel)
  }

  override on(channel: string, listener: (...values: never[]) => void): this {
    this.listen(channel)
    return super.on(channel, listener)
  }

  override once(channel: string, listener: (...values: never[]) => void): this {
    this.listen(channel)
    return super.once(channel, listener)
  }

  listen(channel: string) {
    ;(this.knownEvents as Set<string | symbol>).add(channel)
  }
}

export const ipcMain = strict('ipcMain', new IpcMain('ipcMain', []))

/** Runs the handler of a channel. An error's message is formatted as by Electron. */
export async function answerInvoke(
  channel: string,
  event: object,
  values: readonly unknown[]
): Promise<{ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }> {
  const handler = ipcMain.handlers.get(channel)
  try {
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return { ok: true, value: await handler(event, ...values) }
  } catch (error) {
    return { ok: false, message: `Error invoking remote method '${channel}': ${error}` }
  }
}
