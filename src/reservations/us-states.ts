/** Codes and names, in the order of the list that people choose from. */
export const US_STATES: readonly (readonly [code: string, name: string])[] = (
  'AL:Alabama,AK:Alaska,AS:American Samoa,AZ:Arizona,AR:Arkansas,CA:California,CO:Colorado,' +
  'CT:Connecticut,DE:Delaware,DC:District of Columbia,FL:Florida,GA:Georgia,GU:Guam,HI:Hawaii,' +
  'ID:Idaho,IL:Illinois,IN:Indiana,IA:Iowa,KS:Kansas,KY:Kentucky,LA:Louisiana,ME:Maine,' +
  'MD:Maryland,MA:Massachusetts,MI:Michigan,MN:Minnesota,MS:Mississippi,MO:Missouri,MT:Montana,' +
  'NE:Nebraska,NV:Nevada,NH:New Hampshire,NJ:New Jersey,NM:New Mexico,NY:New York,' +
  'NC:North Carolina,ND:North Dakota,MP:Northern Mariana Islands,OH:Ohio,OK:Oklahoma,OR:Oregon,' +
  'PA:Pennsylvania,PR:Puerto Rico,RI:Rhode Island,SC:South Carolina,SD:South Dakota,' +
  'TN:Tennessee,TX:Texas,VI:U.S. Virgin Islands,UT:Utah,VT:Vermont,VA:Virginia,WA:Washington,' +
  'WV:West Virginia,WI:Wisconsin,WY:Wyoming'
)
  .split(',')
  .map((entry) => [entry.slice(0, 2), entry.slice(3)])

export function nameState(code: string): string {
  return US_STATES.find(([known]) => known === code)?.[1] ?? code
}

/** `Florida, New Jersey and New York`, in the order of the alphabet. */
export function listStates(codes: readonly string[], word: 'and' | 'or'): string {
  const names = codes.map(nameState).sort()
  const last = names.pop() ?? ''
  return names.length > 0 ? `${names.join(', ')} ${word} ${last}` : last
}
