import { IntentLink } from 'sanity/router'
import type { UserViewComponent } from 'sanity/structure'
import { Column } from '../look/plain.tsx'

/** In place of the form of a second document of a type that exists once: the way to the first. */
export const SurplusNotice: UserViewComponent = ({ schemaType }) => (
  <Column>
    <div>
      There is one of this kind, and the site knows no other.{' '}
      <IntentLink intent="edit" params={{ id: schemaType.name, type: schemaType.name }}>
        Open “{schemaType.title ?? schemaType.name}”
      </IntentLink>
    </div>
  </Column>
)
