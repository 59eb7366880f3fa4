import { explainIneligible } from '../../reservations/explain-eligibility.ts'
import { look } from './look.ts'
import type { Alternative, ProgramProps } from './props.ts'

interface IneligibleStepProps {
  program: ProgramProps
  state: string
  alternative: Alternative | undefined
  onBack: () => void
}

/** Says kindly why not, and where to instead. Nothing about it is sent or stored. */
export function IneligibleStep({ program, state, alternative, onBack }: IneligibleStepProps) {
  const leadsTo = alternative ?? program.alternative
  return (
    <div className={`${look.panel} space-y-4`}>
      <h3 tabIndex={-1} data-takes-focus className={look.heading}>
        This group is not open in your state
      </h3>
      <p>{explainIneligible(program, state)}</p>
      {leadsTo ? (
        <div>
          <p>
            {`You are welcome in another program: `}
            <a href={leadsTo.href} className={look.link}>
              {leadsTo.title}
            </a>
          </p>
          {leadsTo.summary ? <p className="text-muted">{leadsTo.summary}</p> : null}
        </div>
      ) : null}
      <p className="text-muted">Your answer has not been stored.</p>
      <button type="button" onClick={onBack} className={look.quietButton}>
        Choose another state
      </button>
    </div>
  )
}
