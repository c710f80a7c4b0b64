/** The types of the Partner API; the package has them in the namespace `partner`, as REST's share some of their names. */

export type * from '../../generated/partner/types.js'
