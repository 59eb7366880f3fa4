import type { ActionWriter } from './action-writer.ts'
import type { ActionFields } from './read-actions.ts'

/**
 * The few release actions a Studio sends while it finds out what the user may do, and editing a
 * release's own document. Publishing a whole release is not offered.
 * @returns false when the action is not one of them
 */
export function performReleaseAction(action: ActionFields, writer: ActionWriter): boolean {
  const id = () => `_.releases.${action.required('releaseId')}`
  switch (action.type) {
    case 'release.create':
      writer.write('create', {
        _id: id(),
        _type: 'system.release',
        name: action.required('releaseId'),
        state: 'active',
        metadata: action.objects('metadata')[0] ?? {},
      })
      return true
    case 'release.edit':
      writer.get(id(), action.index)
      writer.patch(id(), action.objects('patch'))
      return true
    case 'release.delete':
      writer.get(id(), action.index)
      writer.remove(id())
      return true
    default:
      return false
  }
}
