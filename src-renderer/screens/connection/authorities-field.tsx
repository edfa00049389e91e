import { useState } from 'react'
import { type Authority, authorityFileSizeMax } from '#contract/authorities.ts'
import { FailureNotice } from '../../app/failure-notice.tsx'
import { Button } from '../../components/button.tsx'
import { Disclosure } from '../../components/disclosure.tsx'
import { FileButton } from '../../components/file-button.tsx'
import { Fingerprint } from '../../components/fingerprint.tsx'
import { Tag } from '../../components/tag.tsx'
import { useText } from '../../i18n/use-text.tsx'
import type { Failure } from '../../state/failure.ts'
import { useBridge } from '../../state/use-app.tsx'
import styles from './authorities-field.module.css'
import { Entry, EntryList } from './entry-list.tsx'

export interface AuthoritiesFieldProps {
  readonly authorities: readonly Authority[]
  /** Fingerprints of the authorities that are saved with the connection. */
  readonly saved: ReadonlySet<string>
  readonly onChange: (authorities: readonly Authority[]) => void
}

/** The authorities that this connection trusts in addition to the computer's: chosen from a file, shown, removable. */
export function AuthoritiesField({ authorities, saved, onChange }: AuthoritiesFieldProps) {
  const t = useText('authorities')
  const { calls } = useBridge()
  const [failure, setFailure] = useState<Failure | null>(null)
  const isAnyNew = authorities.some(({ fingerprint }) => !saved.has(fingerprint))

  async function addFile(file: File): Promise<void> {
    // Not read if it is too large to be one: the user may choose a film.
    if (file.size > authorityFileSizeMax) return setFailure({ code: 'authority-file-too-large' })
    const answer = await calls['authorities.read']({ bytes: new Uint8Array(await file.arrayBuffer()) })
    setFailure(answer.ok ? null : answer)
    if (!answer.ok) return
    const known = new Set(authorities.map(({ fingerprint }) => fingerprint))
    onChange([...authorities, ...answer.value.filter(({ fingerprint }) => !known.has(fingerprint))])
  }

  return (
    <Disclosure title={t.title} isOpenAtFirst={authorities.length > 0}>
      <div className={styles['part']}>
        <p className={styles['lead']}>{t.lead}</p>
        {authorities.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <EntryList label={t.title}>
            {authorities.map((authority) => (
              <AuthorityItem
                key={authority.fingerprint}
                authority={authority}
                isSaved={saved.has(authority.fingerprint)}
                onRemove={() => onChange(authorities.filter((other) => other !== authority))}
              />
            ))}
          </EntryList>
        )}
        {isAnyNew && <p role="status">{t.compare}</p>}
        {failure !== null && <FailureNotice failure={failure} onDismiss={() => setFailure(null)} />}
        <div>
          <FileButton
            icon="folder"
            accepted={['.pem', '.crt', '.cer', '.der', '.ca-bundle']}
            onFile={(file) => void addFile(file)}
          >
            {t.choose}
          </FileButton>
        </div>
      </div>
    </Disclosure>
  )
}

interface AuthorityItemProps {
  readonly authority: Authority
  readonly isSaved: boolean
  readonly onRemove: () => void
}

function AuthorityItem({ authority, isSaved, onRemove }: AuthorityItemProps) {
  const t = useText('authorities')
  const { subject, issuer, validFrom, validUntil, fingerprint } = authority
  return (
    <Entry
      className={styles['authority']}
      name={subject}
      tags={
        !isSaved && (
          <Tag tone="info" icon="info">
            {t.chosen}
          </Tag>
        )
      }
      actions={
        <Button kind="quiet" aria-label={t.removeNamed({ name: subject })} onPress={onRemove}>
          {t.remove}
        </Button>
      }
    >
      <dl className={styles['facts']}>
        <dt>{t.issuer}</dt>
        <dd>{issuer === subject ? t.itself : issuer}</dd>
        <dt>{t.valid}</dt>
        <dd>{t.validBetween({ from: validFrom, until: validUntil })}</dd>
        <dt>{t.fingerprint}</dt>
        <dd>
          <Fingerprint value={fingerprint} />
        </dd>
      </dl>
    </Entry>
  )
}
