import { shortId } from '../ids.js'
import type { OrgState } from '../state/index.js'
import type { User } from '../state/users.js'

/** The identity document of a user. */
export function identityBody(org: OrgState, user: User, id: string) {
  return {
    id,
    asserted_user: true,
    user_id: user.id,
    organization_id: user.organizationId,
    username: user.username,
    nick_name: user.firstName.toLowerCase(),
    display_name: nameOf(user),
    email: user.email,
    email_verified: true,
    first_name: user.firstName,
    last_name: user.lastName,
    timezone: 'Europe/London',
    photos: photos(org),
    addr_street: null,
    addr_city: null,
    addr_state: null,
    addr_country: null,
    addr_zip: null,
    mobile_phone: null,
    mobile_phone_verified: false,
    is_lightning_login_user: false,
    status: { created_date: null, body: null },
    urls: serviceUrls(org, user),
    active: !user.inactive,
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_GB',
    utcOffset: 0,
    last_modified_date: '2026-01-01T00:00:00.000+0000',
    is_app_installed: true,
  }
}

/** The OpenID Connect claims of a user. */
export function userClaims(org: OrgState, user: User, sub: string) {
  return {
    sub,
    user_id: user.id,
    organization_id: user.organizationId,
    preferred_username: user.username,
    nickname: user.firstName.toLowerCase(),
    name: nameOf(user),
    email: user.email,
    email_verified: true,
    given_name: user.firstName,
    family_name: user.lastName,
    zoneinfo: 'Europe/London',
    photos: photos(org),
    profile: `${org.url}/${user.id}`,
    picture: photos(org).picture,
    address: {},
    is_app_installed: true,
    urls: serviceUrls(org, user),
    active: !user.inactive,
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_GB',
    utcOffset: 0,
    updated_at: '2026-01-01T00:00:00Z',
  }
}

function nameOf(user: User): string {
  return `${user.firstName} ${user.lastName}`
}

function photos(org: OrgState) {
  return { picture: `${org.url}/profilephoto/005/F`, thumbnail: `${org.url}/profilephoto/005/T` }
}

function serviceUrls(org: OrgState, user: User): Record<string, string> {
  const soap = (api: string): string =>
    `${org.url}/services/Soap/${api}/{version}/${shortId(org.organizationId)}`
  const rest = `${org.url}/services/data/v{version}/`
  return {
    enterprise: soap('c'),
    metadata: soap('m'),
    partner: soap('u'),
    rest,
    sobjects: `${rest}sobjects/`,
    search: `${rest}search/`,
    query: `${rest}query/`,
    recent: `${rest}recent/`,
    tooling_soap: soap('T'),
    tooling_rest: `${rest}tooling/`,
    profile: `${org.url}/${user.id}`,
    custom_domain: org.url,
  }
}
