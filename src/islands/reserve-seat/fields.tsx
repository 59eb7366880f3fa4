import type { ReactNode } from 'react'
import type { FieldError } from '../../reservations/forms/check-answers.ts'
import { describeField, FieldMessage } from './FieldMessage.tsx'
import { look } from './look.ts'

interface TextFieldProps {
  field: 'name' | 'email'
  label: string
  autoComplete: string
  value: string
  errors: readonly FieldError[]
}

export function TextField({ field, label, autoComplete, value, errors }: TextFieldProps) {
  return (
    <div className="space-y-2">
      <label htmlFor={`reserve-${field}`} className="block font-semibold text-ink">
        {label}
      </label>
      <FieldMessage field={field} errors={errors} />
      <input
        {...describeField(field, errors)}
        name={field}
        type={field === 'email' ? 'email' : 'text'}
        autoComplete={autoComplete}
        defaultValue={value}
        maxLength={field === 'email' ? 254 : 120}
        spellCheck="false"
        required
        className={look.input}
      />
    </div>
  )
}

interface TickFieldProps {
  field: 'isAdult' | 'attestsLocation' | 'consents' | 'marketing'
  isTicked: boolean
  errors: readonly FieldError[]
  children: ReactNode
}

export function TickField({ field, isTicked, errors, children }: TickFieldProps) {
  return (
    <div>
      <FieldMessage field={field} errors={errors} />
      <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2 text-ink">
        <input
          {...describeField(field, errors)}
          name={field}
          type="checkbox"
          defaultChecked={isTicked}
          required={field !== 'marketing'}
          className={look.tick}
        />
        <span>{children}</span>
      </label>
    </div>
  )
}
