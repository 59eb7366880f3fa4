import { SelectInput, type StringInputProps, useFormValue } from 'sanity'
import { listSources } from '../rules/sources.ts'

/** Lets an editor choose one of the document's own sources by name instead of typing its key. */
export function SourceKeyInput(props: StringInputProps) {
  const list = listSources(useFormValue(['sources']))
  const schemaType = { ...props.schemaType, options: { ...props.schemaType.options, list } }
  return <SelectInput {...props} schemaType={schemaType} />
}
