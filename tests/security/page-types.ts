/** One address of each kind of page that readers have. */
export const READERS_PAGES = [
  '/',
  '/approaches/',
  '/approaches/relational-therapy/',
  '/topics/group-work/',
  '/programs/',
  '/programs/online-relationships-group/',
  '/people/licensed-group-therapist-new-york/',
  '/glossary/',
  '/nowhere/',
]

/** The group that has seats, and the group that is nearly full. */
export const TUESDAY = '/reserve/cohort-relationships-tuesday/'

/** Pages that are made for one person when asked for, and need no sign-in. */
export const PERSONAL_PAGES = [
  TUESDAY,
  '/reserve/',
  '/reserve/nowhere/',
  '/reservations/',
  '/reservations/?notice=link-requested',
  '/reservations/no-such-token/',
  '/staff/sign-in/',
  '/staff/sign-in/?notice=sent',
  '/staff/sign-in/no-such-token/',
]

/** Pages behind the sign-in of staff. */
export const STAFF_PAGES = [
  '/staff/',
  '/staff/groups/cohort-relationships-tuesday/',
  '/staff/search/',
  '/staff/mail/',
  '/staff/check/',
  '/staff/audit/',
]
