/** The zone that most people of a state or territory live by. */
const ZONES: Readonly<Record<string, string>> = {
  'America/New_York': 'CT,DE,DC,FL,GA,IN,KY,ME,MD,MA,MI,NH,NJ,NY,NC,OH,PA,RI,SC,VT,VA,WV',
  'America/Chicago': 'AL,AR,IL,IA,KS,LA,MN,MS,MO,NE,ND,OK,SD,TN,TX,WI',
  'America/Denver': 'CO,ID,MT,NM,UT,WY',
  'America/Phoenix': 'AZ',
  'America/Los_Angeles': 'CA,NV,OR,WA',
  'America/Anchorage': 'AK',
  'Pacific/Honolulu': 'HI',
  'America/Puerto_Rico': 'PR,VI',
  'Pacific/Guam': 'GU,MP',
  'Pacific/Pago_Pago': 'AS',
}

const ZONE_OF = new Map(
  Object.entries(ZONES).flatMap(([zone, states]) =>
    states.split(',').map((state): [string, string] => [state, zone]),
  ),
)

/** Those with a part, and not only a hamlet, whose clocks show something else. */
const SPLIT = new Set('AK,AZ,FL,ID,IN,KS,KY,MI,NE,ND,OR,SD,TN,TX'.split(','))

/** Whether clocks show different times within a state. */
export const isSplitState = (state: string): boolean => SPLIT.has(state)

/** The zone to tell someone a deadline in; `otherwise` for a state that isn't one. */
export function findStateZone(state: string, otherwise: string): string {
  return ZONE_OF.get(state) ?? otherwise
}
