import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { fileSizeMax } from '#contract/files.ts'
import { Icon } from '../components/icon.tsx'
import { useText } from '../i18n/use-text.tsx'
import type { ImportSource, IntakeProblem } from './import.ts'
import styles from './intake.module.css'
import { useBridge, useIsWithoutConnection, useMirrored, useNavigate } from './use-app.tsx'

export interface Intake {
  readonly receiveFiles: (files: readonly File[]) => void
  readonly receiveText: (text: string, html: string) => void
  /** Opens the system's file dialog. */
  readonly choose: () => void
  readonly problem: IntakeProblem | null
  readonly dismiss: () => void
}

const IntakeContext = createContext<Intake | null>(null)

/** The single entry point for patient lists: dropped, chosen, pasted, or opened by the system. */
export function IntakeProvider({ children }: { readonly children: ReactNode }) {
  const bridge = useBridge()
  const navigate = useNavigate()
  const isWithoutConnection = useIsWithoutConnection()
  const [problem, setProblem] = useState<IntakeProblem | null>(null)

  /** A list belongs to a server: without a usable one, the connection is set up first. */
  const bring = useCallback(
    (source: ImportSource) => {
      setProblem(null)
      navigate(isWithoutConnection ? { kind: 'connection' } : { kind: 'import', source })
    },
    [navigate, isWithoutConnection]
  )

  const take = useCallback(
    (name: string, bytes: Uint8Array) => {
      bring({ kind: 'file', id: crypto.randomUUID(), name, bytes })
    },
    [bring]
  )

  const receiveFiles = useCallback(
    async (files: readonly File[]) => {
      const [file] = files
      if (file === undefined) return
      if (files.length > 1) return setProblem('several-files')
      if (file.size > fileSizeMax) return setProblem('too-large')
      try {
        take(file.name, await bytesOf(file))
      } catch {
        // A folder, or a file that another program has locked.
        setProblem('unreadable')
      }
    },
    [take]
  )

  const receiveText = useCallback(
    (text: string, html: string) => {
      if (text.trim() === '' && html.trim() === '') return setProblem('nothing-pasted')
      bring({ kind: 'paste', id: crypto.randomUUID(), text, html: html === '' ? null : html })
    },
    [bring]
  )

  const choose = useCallback(async () => {
    const answer = await bridge.calls['files.chooseList'](undefined)
    if (answer.ok) take(answer.value.name, answer.value.bytes)
    else if (answer.code === 'too-large' || answer.code === 'unreadable') setProblem(answer.code)
    else if (answer.code !== 'cancelled') setProblem('internal')
  }, [bridge, take])

  const takeOpened = useCallback(async () => {
    const answer = await bridge.calls['files.takeOpened'](undefined)
    if (!answer.ok) setProblem(answer.code === 'too-large' ? 'too-large' : 'unreadable')
    else if (answer.value !== null) take(answer.value.name, answer.value.bytes)
  }, [bridge, take])

  const filesOpened = useMirrored((state) => state.filesOpened)
  useEffect(() => {
    if (filesOpened > 0) void takeOpened()
  }, [filesOpened, takeOpened])

  const timesOpenAsked = useMirrored((state) => state.timesOpenAsked)
  const timesAnswered = useRef(timesOpenAsked)
  useEffect(() => {
    if (timesOpenAsked === timesAnswered.current) return
    timesAnswered.current = timesOpenAsked
    void choose()
  }, [timesOpenAsked, choose])

  const intake = useMemo<Intake>(
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
    <IntakeContext value={intake}>
      {children}
      <DropCurtain intake={intake} />
    </IntakeContext>
  )
}

/** Bytes read at a time: reading a large file whole would block the window in one task. */
const sliceBytes = 2 ** 20

/** Reads the whole file. Rejects when it cannot be read or changed in between. */
async function bytesOf(file: File): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.size)
  for (let from = 0; from < file.size; from += sliceBytes) {
    const part = new Uint8Array(await file.slice(from, from + sliceBytes).arrayBuffer())
    if (part.length !== Math.min(sliceBytes, file.size - from)) throw new Error('the file has changed')
    bytes.set(part, from)
  }
  return bytes
}

export function useIntake(): Intake {
  const intake = useContext(IntakeContext)
  if (intake === null) throw new Error('a screen stands outside the app')
  return intake
}

/** Shown while a file is dragged over the window: it can be dropped anywhere. */
function DropCurtain({ intake }: { readonly intake: Intake }) {
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
      if (carried.files.length > 0) intake.receiveFiles([...carried.files])
      else if (carriesList(event)) intake.receiveText(carried.getData('text/plain'), carried.getData('text/html'))
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
  }, [intake])

  if (!isOver) return null
  return (
    <div className={styles['curtain']}>
      <div className={styles['words']}>
        <Icon name="download" size="large" />
        {t.dropNow}
      </div>
    </div>
  )
}
