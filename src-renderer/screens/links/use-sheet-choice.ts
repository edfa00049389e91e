import { useState } from 'react'
import {
  builtInProfiles,
  type OwnProfile,
  ownProfilesMax,
  type SheetChoice,
  sheetChoicesMax
} from '#contract/sheet-profiles.ts'
import { separatorOf } from '../../export/csv-values.ts'
import type { Failure } from '../../state/failure.ts'
import { useBridge, useSettings } from '../../state/use-app.tsx'
import type { SheetProfile } from './make-file.ts'

export interface SheetChoices {
  /** `profile` is one that exists. */
  readonly choice: SheetChoice
  readonly profile: SheetProfile
  readonly choose: (part: Partial<SheetChoice>) => void
  /** For the next sheet of a list of this kind. */
  readonly keep: () => void
  readonly profiles: readonly OwnProfile[]
  /** Stores a profile, a new one or in place of the one with its id, and chooses it. False: it was not stored. */
  readonly store: (profile: OwnProfile) => Promise<boolean>
  /** False: it is still there. */
  readonly remove: (profile: OwnProfile) => Promise<boolean>
  /** There may not be more. */
  readonly isFull: boolean
  readonly failure: Failure | null
}

/** What a sheet is for and how it is written: as it was saved last for this kind of file; and the profiles there are. */
export function useSheetChoice(fileKind: string): SheetChoices {
  const { calls } = useBridge()
  const settings = useSettings()?.settings
  const profiles = settings?.sheetProfiles ?? []
  const kept = settings?.sheetChoices ?? []
  const [given, setGiven] = useState<SheetChoice>(() => {
    const { fileKind: _, ...last } = kept.find((one) => one.fileKind === fileKind) ?? { ...usual(), fileKind }
    return last
  })
  const [failure, setFailure] = useState<Failure | null>(null)

  const own = profiles.find(({ profileId }) => profileId === given.profile)
  const builtIn = builtInProfiles.find((profile) => profile === given.profile) ?? 'as-file'
  // A profile says itself how it is written.
  const choice: SheetChoice = own === undefined ? { ...given, profile: builtIn } : { ...given, ...writtenAs(own) }

  async function change(next: readonly OwnProfile[]): Promise<boolean> {
    const answer = await calls['settings.change']({ sheetProfiles: [...next] })
    setFailure(answer.ok ? null : answer)
    return answer.ok
  }

  return {
    choice,
    profile: own ?? builtIn,
    choose: (part) => setGiven({ ...given, ...part }),
    keep: () => {
      const others = kept.filter((one) => one.fileKind !== fileKind)
      // What is not remembered is chosen again, and nothing else.
      void calls['settings.change']({ sheetChoices: [...others, { ...choice, fileKind }].slice(-sheetChoicesMax) })
    },
    profiles,
    store: async (profile) => {
      const isKnown = profiles.some(({ profileId }) => profileId === profile.profileId)
      const next = isKnown
        ? profiles.map((one) => (one.profileId === profile.profileId ? profile : one))
        : [...profiles, profile]
      if (!(await change(next))) return false
      setGiven({ ...given, profile: profile.profileId })
      return true
    },
    remove: ({ profileId }) => change(profiles.filter((one) => one.profileId !== profileId)),
    isFull: profiles.length >= ownProfilesMax,
    failure
  }
}

function usual(): SheetChoice {
  return { profile: 'as-file', format: 'xlsx', separator: separatorOf(navigator.language) }
}

function writtenAs({ format, separator }: OwnProfile): Pick<SheetChoice, 'format' | 'separator'> {
  return { format, separator }
}
