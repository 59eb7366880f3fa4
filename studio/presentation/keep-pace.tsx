import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import { getPublishedId, type InputProps, useDocumentOperation, useFormValue } from 'sanity'
import { usePresentationParams } from 'sanity/presentation'

/**
 * How long typing may wait for being written, in milliseconds. By itself the Studio writes once a
 * second: with the way to the page and back, an editor would see the last words after more than that.
 */
const WRITE_WITHIN_MS = 250

interface DocumentProps {
  readonly id: string
  readonly type: string
}

/** Gives a function that writes what was typed and is not yet written. */
function useWrite({ id, type }: DocumentProps): () => void {
  const { commit } = useDocumentOperation(id, type)
  const latest = useRef(commit)
  useLayoutEffect(() => {
    latest.current = commit
  }, [commit])
  return useCallback(() => {
    if (latest.current.disabled === false) latest.current.execute()
  }, [])
}

/**
 * Writes the last words when the form goes. By itself the Studio forgets to write what was typed less
 * than a second before another of its tools is opened, and says that it saves for good.
 */
function WriteOnLeaving(document: DocumentProps) {
  const write = useWrite(document)
  // Before the Studio stops listening to the form, which it does in effects.
  useLayoutEffect(() => write, [write])
  return null
}

/** Writes what is typed sooner than the Studio would, for as long as this is shown. */
function Pace({ value, ...document }: DocumentProps & { readonly value: unknown }) {
  const write = useWrite(document)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isFirst = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new value is a reason to write
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      write()
    }, WRITE_WITHIN_MS)
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  return null
}

/** The form of a document, with what writes it in time; beside its preview at the pace of typing. */
export function KeepPace(props: InputProps) {
  const isBesidePage = usePresentationParams(false) !== null
  const id = useFormValue(['_id'])
  const isDocument = props.path.length === 0 && typeof id === 'string'
  const document = isDocument && { id: getPublishedId(id), type: props.schemaType.name }
  return (
    <>
      {props.renderDefault(props)}
      {document && <WriteOnLeaving {...document} />}
      {document && isBesidePage && <Pace {...document} value={props.value} />}
    </>
  )
}
