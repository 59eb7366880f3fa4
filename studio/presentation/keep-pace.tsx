import { useEffect, useRef } from 'react'
import { getPublishedId, type InputProps, useDocumentOperation, useFormValue } from 'sanity'
import { usePresentationParams } from 'sanity/presentation'

/**
 * How long typing may wait for being written, in milliseconds. By itself the Studio writes once a
 * second: with the way to the page and back, an editor would see the last words after more than that.
 */
const WRITE_WITHIN_MS = 250

/** Writes what is typed sooner than the Studio would, for as long as this is shown. */
function Pace({ id, type, value }: { id: string; type: string; value: unknown }) {
  const { commit } = useDocumentOperation(id, type)
  const latest = useRef(commit)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isFirst = useRef(true)
  useEffect(() => {
    latest.current = commit
  }, [commit])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new value is a reason to write
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      if (latest.current.disabled === false) latest.current.execute()
    }, WRITE_WITHIN_MS)
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  return null
}

/** The form of a document; beside its preview, with what keeps the page at the pace of typing. */
export function KeepPace(props: InputProps) {
  const isBesidePage = usePresentationParams(false) !== null
  const id = useFormValue(['_id'])
  const isDocument = props.path.length === 0
  return (
    <>
      {props.renderDefault(props)}
      {isDocument && isBesidePage && typeof id === 'string' && (
        <Pace id={getPublishedId(id)} type={props.schemaType.name} value={props.value} />
      )}
    </>
  )
}
