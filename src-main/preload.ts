import { contextBridge, ipcRenderer } from 'electron'

// The names come from the main process, so that the contract's schemas need not be loaded here.
const bridgeNames = process.argv.find((argument) => argument.startsWith('--bridge='))?.slice('--bridge='.length) ?? '{}'
const bridge: { readonly calls: readonly string[]; readonly events: readonly string[] } = JSON.parse(bridgeNames)

function call(name: string) {
  return (input: unknown) => ipcRenderer.invoke(name, input)
}

function subscription(name: string) {
  return (listener: (payload: unknown) => void) => {
    // The event object would give the page access to every channel: only the payload is passed on.
    const forward = (_event: unknown, payload: unknown) => listener(payload)
    ipcRenderer.on(name, forward)
    return () => void ipcRenderer.removeListener(name, forward)
  }
}

contextBridge.exposeInMainWorld('hcw', {
  calls: Object.fromEntries(bridge.calls.map((name) => [name, call(name)])),
  on: Object.fromEntries(bridge.events.map((name) => [name, subscription(name)]))
})
