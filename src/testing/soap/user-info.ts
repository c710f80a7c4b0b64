import type { OrgState } from '../state/index.js'
import type { User } from '../state/users.js'
import type { XmlFields } from './xml.js'

/** First API version of the fields that are younger than the oldest version played. */
const SINCE: Readonly<Record<string, number>> = { chatterExternal: 40, orgDefaultCurrencyLocale: 39 }

/** The `GetUserInfoResult` of a user, as that API version has it. */
export function userInfo(state: OrgState, user: User, version: number): XmlFields {
  const all = { ...organizationFields(state, user), ...userFields(user) }
  const fields = Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(fields.filter(([name]) => (SINCE[name] ?? 0) <= version))
}

function organizationFields(state: OrgState, user: User): XmlFields {
  return {
    currencySymbol: '£',
    orgAttachmentFileSizeLimit: 26_214_400,
    orgDefaultCurrencyIsoCode: 'GBP',
    orgDefaultCurrencyLocale: 'en_GB',
    orgDisallowHtmlAttachments: false,
    orgHasPersonAccounts: false,
    organizationId: user.organizationId,
    organizationMultiCurrency: false,
    organizationName: 'Local Org',
    sessionSecondsValid: state.settings.sessionSeconds,
  }
}

function userFields(user: User): XmlFields {
  return {
    accessibilityMode: false,
    chatterExternal: false,
    profileId: user.profileId,
    roleId: user.roleId === '' ? null : user.roleId,
    userDefaultCurrencyIsoCode: null,
    userEmail: user.email,
    userFullName: `${user.firstName} ${user.lastName}`,
    userId: user.id,
    userLanguage: 'en_US',
    userLocale: 'en_GB',
    userName: user.username,
    userTimeZone: 'Europe/London',
    userType: 'Standard',
    userUiSkin: 'Theme3',
  }
}
