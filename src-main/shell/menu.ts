import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { MainWords } from '../consent/words/index.ts'

/** Sets the menu of the app. To be called again when the language changes. */
export function setMenu(labels: MainWords['menu'], actions: { readonly openList: () => void }): void {
  const file: MenuItemConstructorOptions[] = [
    { id: 'open-list', label: labels.openList, accelerator: 'CmdOrCtrl+O', click: actions.openList },
    { type: 'separator' },
    { role: 'quit', label: labels.quit }
  ]
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: labels.undo },
    { role: 'redo', label: labels.redo },
    { type: 'separator' },
    { role: 'cut', label: labels.cut },
    { role: 'copy', label: labels.copy },
    { role: 'paste', label: labels.paste },
    { role: 'selectAll', label: labels.selectAll }
  ]
  const view: MenuItemConstructorOptions[] = [
    { role: 'zoomIn', label: labels.zoomIn },
    { role: 'zoomOut', label: labels.zoomOut },
    { role: 'resetZoom', label: labels.actualSize },
    { type: 'separator' },
    { role: 'togglefullscreen', label: labels.fullScreen }
  ]
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: labels.file, submenu: file },
      { label: labels.edit, submenu: edit },
      { label: labels.view, submenu: view }
    ])
  )
}
