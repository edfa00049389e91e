import { strict } from './strict.ts'

interface Template {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly accelerator?: string
  readonly enabled?: boolean
  readonly visible?: boolean
  readonly checked?: boolean
  readonly click?: (item: object, window: object | undefined, event: object) => void
  readonly submenu?: readonly Template[] | Menu
}
export interface MenuActions {
  focusedWindow(): ({ close(): void; readonly webContents: { reload(): void } } & object) | undefined
  quit(): void
}

// Done by Chromium in the page, or meaningless without a desktop.
const rolesOfTheSystem = new Set(
  (
    'undo redo cut copy paste pasteandmatchstyle delete selectall resetzoom zoomin zoomout togglefullscreen minimize ' +
    'zoom front window help about services hide hideothers unhide appmenu editmenu filemenu viewmenu windowmenu ' +
    'toggledevtools forcereload startspeaking stopspeaking'
  ).split(' ')
)

let actions: MenuActions | undefined
let applicationMenu: Menu | null = null

/** Sets what the roles `quit`, `close` and `reload` do. */
export function connectMenu(given: MenuActions) {
  actions = given
}

export class MenuItem {
  readonly id: string | undefined
  readonly role: string | undefined
  readonly type: string
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  readonly click: () => void
  label: string
  enabled: boolean
  visible: boolean
  checked: boolean

  constructor(template: Template) {
    const { click, submenu } = template
    this.id = template.id
    this.role = template.role?.toLowerCase()
    this.label = template.label ?? template.role ?? ''
    this.type = template.type ?? (submenu ? 'submenu' : 'normal')
    this.accelerator = template.accelerator
    this.enabled = template.enabled ?? true
    this.visible = template.visible ?? true
    this.checked = template.checked ?? false
    this.submenu = submenu === undefined || submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu)
    if (this.role !== undefined && !rolesOfTheSystem.has(this.role) && !(this.role in roleActions)) {
      throw new Error(`the stand-in lacks the menu role ${template.role}`)
    }
    this.click = () => {
      if (!this.enabled) return
      if (click) click(this, actions?.focusedWindow(), {})
      else if (this.role) roleActions[this.role]?.()
    }
  }
}

const roleActions: Record<string, () => void> = {
  quit: () => actions?.quit(),
  close: () => actions?.focusedWindow()?.close(),
  reload: () => actions?.focusedWindow()?.webContents.reload()
}

export class Menu {
  readonly items: MenuItem[] = []

  static buildFromTemplate(template: readonly (Template | MenuItem)[]): Menu {
    const menu = new Menu()
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item))
    return menu
  }
  static setApplicationMenu(menu: Menu | null) {
    applicationMenu = menu
  }
  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  append(item: MenuItem) {
    this.items.push(item)
  }
  getMenuItemById(id: string): MenuItem | null {
    return allItems(this).find((item) => item.id === id) ?? null
  }
}

export const strictMenu = strict('Menu', Menu)

function allItems(menu: Menu): MenuItem[] {
  return menu.items.flatMap((item) => [item, ...(item.submenu ? allItems(item.submenu) : [])])
}

/** Clicks the item whose accelerator these keys are, if there is one. */
export function pressAccelerator(key: string, modifiers: readonly string[]) {
  const pressed = [...modifiers, key.toLowerCase()].sort().join('+')
  const item = applicationMenu && allItems(applicationMenu).find(({ accelerator }) => keysOf(accelerator) === pressed)
  // The browser has already handled the roles of the system.
  if (item) item.click()
}

function keysOf(accelerator: string | undefined): string | undefined {
  const command = process.platform === 'darwin' ? 'meta' : 'ctrl'
  const synonyms: Record<string, string> = {
    cmdorctrl: command,
    commandorcontrol: command,
    control: 'ctrl',
    command: 'meta',
    cmd: 'meta',
    super: 'meta',
    option: 'alt',
    plus: '+',
    return: 'enter',
    esc: 'escape',
    space: ' '
  }
  const keys = accelerator?.toLowerCase().split('+')
  return keys
    ?.map((key) => synonyms[key] ?? key)
    .sort()
    .join('+')
}
