import { look } from './look.ts'
import type { CrisisLine } from './props.ts'

/** Stands beside the form and on the confirmation. */
export function CrisisNote({ lines }: { lines: readonly CrisisLine[] }) {
  return (
    <div className="rounded-xl bg-sand p-[min(1.25rem,6.5vw)] text-ink">
      <p className="font-semibold">This form is not monitored for emergencies.</p>
      <ul>
        {lines.map(({ label, instruction, href }) => (
          <li key={href} className="flex min-h-11 flex-wrap items-center gap-x-2">
            <a href={href} className={look.link}>
              {label}
            </a>
            <span>{instruction}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
