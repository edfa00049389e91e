import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { fileSizeMax } from '#contract/limits.ts'
import { Icon } from '../components/icon.tsx'
import { useText } from '../i18n/use-text.tsx'
import { hasImportBegun } from '../state/begun-imports.ts'
import type { FileToImport, ImportProblem, ImportSource } from '../state/import-source.ts'
import { isImporting, isImportingSeveral } from '../state/route.ts'
import { useAppState, useBridge, useHasNoConnection, useNavigate } from '../state/use-app.tsx'
import styles from './import-drop-zone.module.css'

export interface FileImport {
  readonly receiveFiles: (files: readonly File[]) => void
  readonly receiveText: (text: string, html: string) => void
  /** Opens the system's file dialog. */
  readonly choose: () => void
  readonly problem: ImportProblem | null
  readonly dismiss: () => void
}

/** Chosen in the system's dialog, or opened with the app. */
type OpenedFiles = readonly { readonly fileId: string; readonly name: string }[]

const FileImportContext = createContext<FileImport | null>(null)

/** The single entry point for patient lists: dropped, chosen, pasted, or opened by the system. */
export function FileImportProvider({ children }: { readonly children: ReactNode }) {
  const bridge = useBridge()
  const navigate = useNavigate()
  const hasNoConnection = useHasNoConnection()
  const [problem, setProblem] = useState<ImportProblem | null>(null)

  const importSeveral = useCallback(
    (files: readonly FileToImport[]) => {
      setProblem(null)
      const source = { id: crypto.randomUUID(), files }
      navigate(hasNoConnection ? { kind: 'connection' } : { kind: 'import-several', source })
    },
    [navigate, hasNoConnection]
  )

  const latest = useRef<ImportSource | null>(null)

  /** A list belongs to a server: without a usable one, the connection is set up first. */
  const startImport = useCallback(
    (source: ImportSource) => {
      const before = latest.current
      latest.current = source
      if (before?.kind === 'file' && source.kind === 'file' && isWaiting(before)) {
        return importSeveral([before, source].map(({ name, bytes }) => ({ name, read: async () => bytes })))
      }
      // While others are being read, the list of this file must not be opened: the next of them would close it.
      if (source.kind === 'file' && isImportingSeveral(location.hash)) {
        const { name, bytes } = source
        return importSeveral([{ name, read: async () => bytes }])
      }
      setProblem(null)
      navigate(hasNoConnection ? { kind: 'connection' } : { kind: 'import', source })
    },
    [navigate, hasNoConnection, importSeveral]
  )

  const importFile = useCallback(
    (name: string, bytes: Uint8Array) => {
      startImport({ kind: 'file', id: crypto.randomUUID(), name, bytes })
    },
    [startImport]
  )

  const receiveFiles = useCallback(
    async (files: readonly File[]) => {
      const [file] = files
      if (file === undefined) return
      if (files.length > 1) {
        return importSeveral(files.map((own) => ({ name: own.name, read: () => bytesOf(own) })))
      }
      if (file.size > fileSizeMax) return setProblem('too-large')
      try {
        importFile(file.name, await bytesOf(file))
      } catch {
        // A folder, or a file that another program has locked.
        setProblem('unreadable')
      }
    },
    [importFile, importSeveral]
  )

  const receiveText = useCallback(
    (text: string, html: string) => {
      if (text.trim() === '' && html.trim() === '') return setProblem('nothing-pasted')
      startImport({ kind: 'paste', id: crypto.randomUUID(), text, html: html === '' ? null : html })
    },
    [startImport]
  )

  const importOpenedFiles = useCallback(
    async (files: OpenedFiles) => {
      const readOpened = bridge.calls['files.readOpened']
      const [file] = files
      if (file === undefined) return
      if (files.length > 1) {
        const read = async ({ fileId }: OpenedFiles[number]) => {
          const answer = await readOpened({ fileId })
          if (!answer.ok) throw new Error(answer.code)
          return answer.value.bytes
        }
        return importSeveral(files.map((own) => ({ name: own.name, read: () => read(own) })))
      }
      const answer = await readOpened({ fileId: file.fileId })
      if (answer.ok) importFile(answer.value.name, answer.value.bytes)
      else setProblem(answer.code === 'too-large' || answer.code === 'unreadable' ? answer.code : 'internal')
    },
    [bridge, importFile, importSeveral]
  )

  const choose = useCallback(async () => {
    const answer = await bridge.calls['files.chooseLists'](undefined)
    if (answer.ok) await importOpenedFiles(answer.value.files)
    else if (answer.code !== 'cancelled') setProblem('internal')
  }, [bridge, importOpenedFiles])

  const importOpened = useCallback(async () => {
    const answer = await bridge.calls['files.takeOpened'](undefined)
    if (answer.ok) await importOpenedFiles(answer.value.files)
    else setProblem('internal')
  }, [bridge, importOpenedFiles])

  const filesOpened = useAppState((state) => state.filesOpened)
  useEffect(() => {
    if (filesOpened > 0) void importOpened()
  }, [filesOpened, importOpened])

  const openRequests = useAppState((state) => state.openRequests)
  const openRequestsHandled = useRef(openRequests)
  useEffect(() => {
    if (openRequests === openRequestsHandled.current) return
    openRequestsHandled.current = openRequests
    void choose()
  }, [openRequests, choose])

  const fileImport = useMemo<FileImport>(
    () => ({
      receiveFiles: (files) => void receiveFiles(files),
      receiveText,
      choose: () => void choose(),
      problem,
      dismiss: () => setProblem(null)
    }),
    [receiveFiles, receiveText, choose, problem]
  )

  return (
    <FileImportContext value={fileImport}>
      {children}
      <DropOverlay fileImport={fileImport} />
    </FileImportContext>
  )
}

/** Dropped in the same moment as the next: its screen was not drawn yet, and nobody would read it. */
function isWaiting({ id }: ImportSource): boolean {
  return isImporting(location.hash, id) && !hasImportBegun(id)
}

/** Bytes read at a time: reading a large file whole would block the window in one task. */
const sliceBytes = 2 ** 20

/** Reads the whole file. Rejects when it cannot be read, is too large or changed in between. */
async function bytesOf(file: File): Promise<Uint8Array> {
  if (file.size > fileSizeMax) throw new Error('the file is too large')
  const bytes = new Uint8Array(file.size)
  for (let from = 0; from < file.size; from += sliceBytes) {
    const part = new Uint8Array(await file.slice(from, from + sliceBytes).arrayBuffer())
    if (part.length !== Math.min(sliceBytes, file.size - from)) throw new Error('the file has changed')
    bytes.set(part, from)
  }
  return bytes
}

export function useFileImport(): FileImport {
  const fileImport = useContext(FileImportContext)
  if (fileImport === null) throw new Error('a screen is outside the app')
  return fileImport
}

/** Shown while a file is dragged over the window: it can be dropped anywhere. */
function DropOverlay({ fileImport }: { readonly fileImport: FileImport }) {
  const t = useText('dropZone')
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    // Entering a child fires before leaving its parent, so only the balance shows whether the drag is still inside.
    let depth = 0
    const carriesList = (event: DragEvent) =>
      event.dataTransfer?.types.some((type) => type === 'Files' || type === 'text/html') === true
    const enter = (event: DragEvent) => {
      if (!carriesList(event)) return
      depth++
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!carriesList(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const over = (event: DragEvent) => event.preventDefault()
    const drop = (event: DragEvent) => {
      event.preventDefault()
      depth = 0
      setOver(false)
      const carried = event.dataTransfer
      if (carried === null) return
      if (carried.files.length > 0) fileImport.receiveFiles([...carried.files])
      else if (carriesList(event)) fileImport.receiveText(carried.getData('text/plain'), carried.getData('text/html'))
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [fileImport])

  if (!isOver) return null
  return (
    <div className={styles['overlay']}>
      <div className={styles['words']}>
        <Icon name="download" size="large" />
        {t.dropNow}
      </div>
    </div>
  )
}
