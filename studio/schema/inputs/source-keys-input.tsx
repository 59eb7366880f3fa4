import {
  ArrayOfPrimitiveOptionsInput,
  type ArrayOfPrimitivesInputProps,
  useFormValue,
} from 'sanity'
import { listSources } from '../rules/sources.ts'

/** Lets an editor tick some of the document's own sources instead of typing their keys. */
export function SourceKeysInput(props: ArrayOfPrimitivesInputProps) {
  const list = listSources(useFormValue(['sources']))
  const schemaType = { ...props.schemaType, options: { ...props.schemaType.options, list } }
  return <ArrayOfPrimitiveOptionsInput {...props} schemaType={schemaType} />
}
