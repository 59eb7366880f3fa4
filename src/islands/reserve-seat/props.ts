/** What the page passes to the island. All of it is part of the static HTML. */
export interface ReserveSeatProps {
  program: ProgramProps
  cohorts: readonly CohortProps[]
  consentText: string
  /** Beside the unticked box for news; without it there is no box. */
  marketingText?: string | undefined
  minimumAge: number
  providerName: string
  crisis: readonly CrisisLine[]
}

export interface ProgramProps {
  id: string
  title: string
  kind: 'therapy' | 'skills'
  eligibility: 'states' | 'everywhere'
  /** Two-letter codes. */
  eligibleStates: readonly string[]
  /** Whether visitors are also asked where they live. */
  asksResidence?: boolean | undefined
  alternative?: Alternative | undefined
}

/** The program that people who can't join are led to. */
export interface Alternative {
  title: string
  href: string
  summary?: string | undefined
}

export interface CohortProps {
  id: string
  /** `YYYY-MM-DD` and `HH:MM`, in `timeZone`. */
  startDate: string
  localTime: string
  timeZone: string
  minutes: number
  weeks: number
  skippedDates: readonly string[]
  /** UTC instants. */
  firstSession: string
  lastSession: string
}

export interface CrisisLine {
  label: string
  instruction: string
  href: string
}
