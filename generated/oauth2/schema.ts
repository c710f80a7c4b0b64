// Generated from specs/oauth2.yaml by `npm run generate`. Do not edit: change the contract and generate again.
/* eslint-disable */

export interface paths {
    readonly "/.well-known/auth-configuration": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * How a My Domain or a site lets its users log in.
         * @description Salesforce Help, "Query for My Domain Login Settings".
         */
        readonly get: operations["authConfiguration"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/.well-known/openid-configuration": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Where the endpoints are and what they support.
         * @description Says nothing on grants or PKCE. OpenID Connect Discovery §4; Salesforce Help, "OpenID Connect Discovery Endpoint".
         */
        readonly get: operations["openidConfiguration"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/id/{organizationId}/{userId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Who the logged-in user is, on which org, and where its APIs are.
         * @description The address is the `id` of a token response. Salesforce Help, "Identity URLs".
         */
        readonly get: operations["identity"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/id/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The public keys that id tokens and JWT access tokens are signed with.
         * @description RFC 7517 §5; Salesforce Help, "Verify the ID Token".
         */
        readonly get: operations["keys"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/auth/headless/forgot_password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sends a one-time password for a reset, or sets the new password with it.
         * @description Salesforce Help, "Headless Forgot Password Flow"; Mobile SDK, native login.
         */
        readonly post: operations["forgotPassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/auth/headless/init/passwordless/login": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Sends a one-time password to a site's user.
         * @description Salesforce Help, "Headless Passwordless Login Flow"; Mobile SDK, native login.
         */
        readonly post: operations["initPasswordlessLogin"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/auth/headless/init/registration": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Starts the registration of a site's user and sends a one-time password.
         * @description Salesforce Help, "Headless Registration Flow"; Mobile SDK, native login.
         */
        readonly post: operations["initRegistration"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/auth/idp/oidc/logout": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Ends the browser session, and those of the apps that take part in single logout.
         * @description OpenID Connect RP-Initiated Logout §2; Salesforce Help, "Single Logout".
         */
        readonly get: operations["endSession"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/data/v{version}/apps/oauth/usage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The API version; 64.0 or later. */
                readonly version: components["parameters"]["Version"];
            };
            readonly cookie?: never;
        };
        /**
         * The apps that hold tokens of this org.
         * @description Connect REST API, "OAuth Usage Resources".
         */
        readonly get: operations["listAppUsage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/data/v{version}/apps/oauth/usage/{appId}/users": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The app's identifier. */
                readonly appId: components["parameters"]["AppId"];
                /** @description The API version; 64.0 or later. */
                readonly version: components["parameters"]["Version"];
            };
            readonly cookie?: never;
        };
        /**
         * The users who gave an app a token.
         * @description Connect REST API, "OAuth Users by App ID".
         */
        readonly get: operations["listAppUsers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/data/v{version}/apps/oauth/usage/{appId}/users/{userId}/tokens": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The app's identifier. */
                readonly appId: components["parameters"]["AppId"];
                /** @description The user. */
                readonly userId: components["schemas"]["RecordId"];
                /** @description The API version; 64.0 or later. */
                readonly version: components["parameters"]["Version"];
            };
            readonly cookie?: never;
        };
        /**
         * The tokens that an app holds for a user.
         * @description Connect REST API, "Refresh Token by User and App".
         */
        readonly get: operations["listUserTokens"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Revokes all tokens that an app holds for a user.
         * @description Connect REST API, "Refresh Token by User and App".
         */
        readonly delete: operations["revokeUserTokens"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/oauth2/authorize": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Shows the login and consent page and leads back with a code or a token.
         * @description For a browser, never for a background request. A code lives 15 minutes and works once. RFC 6749 §4.1.1, §4.2.1; RFC 7636 §4.3; OpenID Connect Core §3.1.2.1; Salesforce Help, "OAuth Endpoints".
         */
        readonly get: operations["authorize"];
        readonly put?: never;
        /**
         * Gives a code for a username and password, or a one-time password, without a page.
         * @description Answered by Experience Cloud sites only. Basic authentication carries username and password, or the identifier and the one-time password of the flow that `Auth-Request-Type` names. Salesforce Help, "Authorization Code and Credentials Flow"; Mobile SDK, native login.
         */
        readonly post: operations["authorizeHeadless"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/oauth2/introspect": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Tells whether a token is alive, whose it is, and until when it lives.
         * @description For the app's own tokens, or for all of the org when the app is allowed to. RFC 7662 §2; Salesforce Help, "OpenID Connect Token Introspection".
         */
        readonly post: operations["introspect"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/oauth2/register": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Registers a client; an org takes 100 at most.
         * @description RFC 7591 §3; Salesforce Help, "OpenID Connect Dynamic Client Registration".
         */
        readonly post: operations["register"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/oauth2/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Ends an access token, or a refresh token with all its access tokens.
         * @description RFC 7009 §2.1; Salesforce Help, "Revoke OAuth Tokens".
         */
        readonly post: operations["revokeToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/oauth2/singleaccess": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Gives a link, good once for about a minute, that opens a browser session.
         * @description The token needs the scope `web` or `full`. Salesforce Help, "Generate a Frontdoor URL to Bridge into UI Sessions"; Mobile SDK.
         */
        readonly post: operations["singleAccess"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/oauth2/token": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Gives a session for a grant, or starts the device flow.
         * @description Two questions share this address: a grant, told apart by `grant_type`, and the start of the device flow, which has `response_type` instead. RFC 6749 §3.2; RFC 8628 §3.1; Salesforce Help, "OAuth Endpoints".
         */
        readonly post: operations["requestToken"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/services/oauth2/userinfo": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The OpenID Connect claims of the logged-in user.
         * @description OpenID Connect Core §5.3; Salesforce Help, "UserInfo Endpoint".
         */
        readonly get: operations["userInfo"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Addresses of the org's APIs; `{version}` in them is to be replaced. */
        readonly ApiUrls: {
            readonly custom_domain?: string;
            readonly enterprise: string;
            readonly feed_elements?: string;
            readonly feed_items?: string;
            readonly feeds?: string;
            readonly groups?: string;
            readonly metadata: string;
            readonly partner: string;
            readonly profile: string;
            readonly query: string;
            readonly recent?: string;
            readonly rest: string;
            readonly search: string;
            readonly sobjects: string;
            readonly tooling_rest?: string;
            readonly tooling_soap?: string;
            readonly users?: string;
        };
        /** @description The tokens of a user and an app. */
        readonly AppTokenPage: {
            readonly tokens: readonly {
                readonly [key: string]: unknown;
            }[];
        };
        /** @description An app that holds tokens. */
        readonly AppUsage: {
            readonly developerName?: string;
            readonly identifier: string;
            readonly label?: string;
        } & {
            readonly [key: string]: unknown;
        };
        /** @description One page of apps. */
        readonly AppUsagePage: {
            readonly apps: readonly components["schemas"]["AppUsage"][];
            readonly currentPageUrl?: string | null;
            readonly nextPageUrl?: string | null;
        };
        /** @description One page of users of an app. */
        readonly AppUserPage: {
            readonly currentPageUrl?: string | null;
            readonly nextPageUrl?: string | null;
            readonly users: readonly {
                readonly [key: string]: unknown;
            }[];
        };
        /** @description A SAML response of the org's single sign-on; no app is needed. Salesforce Help, "SAML Assertion Flow". */
        readonly AssertionGrant: {
            readonly assertion: string;
            /** @constant */
            readonly assertion_type: "urn:oasis:names:tc:SAML:2.0:profiles:SSO:browser";
            /** @constant */
            readonly grant_type: "assertion";
        };
        /** @description The login settings of a My Domain or a site. */
        readonly AuthConfiguration: {
            readonly AuthProviders?: readonly {
                readonly [key: string]: unknown;
            }[];
            readonly CertificateLogin?: {
                readonly [key: string]: unknown;
            } | null;
            readonly LoginPage?: {
                readonly [key: string]: unknown;
            } | null;
            readonly LoginPageType?: string;
            readonly LoginPageTypeConfigs?: {
                readonly [key: string]: unknown;
            };
            readonly MobileSDK?: {
                readonly [key: string]: unknown;
            };
            readonly OrgId: string;
            readonly SamlProviders?: readonly {
                readonly [key: string]: unknown;
            }[];
            /** Format: uri */
            readonly Url: string;
        };
        /** @description A code from the web login. RFC 6749 §4.1.3; RFC 7636 §4.5; Salesforce Help, "OAuth 2.0 Web Server Flow". */
        readonly AuthorizationCodeGrant: {
            readonly client_assertion?: string;
            readonly client_assertion_type?: components["schemas"]["ClientAssertionType"];
            readonly client_id?: string;
            readonly client_secret?: string;
            readonly code: string;
            /** @description Belongs to the code; 43 to 128 characters. RFC 7636 §4.1. */
            readonly code_verifier?: string;
            /** @constant */
            readonly grant_type: "authorization_code";
            readonly redirect_uri: string;
        };
        /**
         * @description Goes with `client_assertion`. RFC 7523 §2.2.
         * @constant
         */
        readonly ClientAssertionType: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
        /**
         * @description How a client shows who it is; `none` is a client id alone. OpenID Connect Core §9.
         * @enum {string}
         */
        readonly ClientAuthenticationMethod: "client_secret_post" | "client_secret_basic" | "private_key_jwt" | "none";
        /** @description The app itself, as its run-as user; My Domain only. RFC 6749 §4.4.2; Salesforce Help, "OAuth 2.0 Client Credentials Flow". */
        readonly ClientCredentialsGrant: {
            readonly client_assertion?: string;
            readonly client_assertion_type?: components["schemas"]["ClientAssertionType"];
            readonly client_id?: string;
            readonly client_secret?: string;
            /** @constant */
            readonly grant_type: "client_credentials";
        };
        /** @description A registered client with its credentials. RFC 7591 §3.2.1. */
        readonly ClientInformation: {
            readonly client_id: string;
            /** @description Seconds since 1970. */
            readonly client_id_issued_at?: number;
            readonly client_name?: string;
            readonly client_secret?: string;
            /** @description Seconds since 1970; 0 for never. */
            readonly client_secret_expires_at?: number;
            readonly contacts?: readonly string[];
            readonly grant_types?: readonly string[];
            readonly redirect_uris?: readonly string[];
            readonly registration_access_token?: string;
            /** Format: uri */
            readonly registration_client_uri?: string;
            readonly response_types?: readonly string[];
            readonly scopes?: readonly string[];
            readonly token_endpoint_auth_method?: string;
        };
        /** @description What a client says of itself. RFC 7591 §2. */
        readonly ClientMetadata: {
            readonly client_name?: string;
            readonly contacts?: readonly string[];
            readonly grant_types?: readonly string[];
            readonly redirect_uris: readonly string[];
            readonly response_types?: readonly string[];
            /** @description A list here, not the string of RFC 7591. */
            readonly scopes?: readonly string[];
            readonly token_endpoint_auth_method?: components["schemas"]["ClientAuthenticationMethod"];
        };
        /** @description Starts a device flow. RFC 8628 §3.1, at the token endpoint; Salesforce Help, "OAuth 2.0 Device Flow". */
        readonly DeviceAuthorizationRequest: {
            readonly client_id: string;
            /** @description Never; its absence tells the start from a grant. */
            readonly grant_type?: never;
            /** @constant */
            readonly response_type: "device_code";
            readonly scope?: string;
        };
        /** @description What the user needs to approve a device. It lives 10 minutes, which it does not say. RFC 8628 §3.2. */
        readonly DeviceAuthorizationResponse: {
            readonly device_code: string;
            /** @description Seconds between two polls, at least. */
            readonly interval: number;
            readonly user_code: string;
            /** Format: uri */
            readonly verification_uri: string;
        };
        /** @description Polls for the session of a device flow. The service takes `device`, not the URN of RFC 8628 §3.4. Salesforce Help, "OAuth 2.0 Device Flow". */
        readonly DeviceGrant: {
            readonly client_id: string;
            /** @description The `device_code`. */
            readonly code: string;
            /** @constant */
            readonly grant_type: "device";
        };
        /** @description Sets the new password. */
        readonly ForgotPasswordEnd: {
            readonly newpassword: string;
            readonly otp: string;
            readonly username: string;
        };
        /** @description Asks for a one-time password, or spends it. */
        readonly ForgotPasswordRequest: components["schemas"]["ForgotPasswordStart"] | components["schemas"]["ForgotPasswordEnd"];
        /** @description Asks for a one-time password. */
        readonly ForgotPasswordStart: {
            readonly emailtemplate?: string;
            readonly recaptcha?: string;
            readonly recaptchaevent?: components["schemas"]["RecaptchaEvent"];
            readonly username: string;
        };
        /** @description Asks for a code; the credentials are in the Authorization header. */
        readonly HeadlessAuthorizationRequest: {
            readonly client_id: string;
            readonly code_challenge?: string;
            /** @constant */
            readonly code_challenge_method?: "S256";
            /** @description A callback URL of the app; the site's own `/services/oauth2/echo` where there is none. */
            readonly redirect_uri: string;
            /** @constant */
            readonly response_type: "code_credentials";
            readonly scope?: string;
            readonly state?: string;
        };
        /** @description A code, to be spent by `authorization_code`. */
        readonly HeadlessAuthorizationResponse: {
            readonly code: string;
            readonly sfdc_community_id?: string;
            readonly sfdc_community_url?: string;
            readonly state?: string;
        };
        /** @description A user to be. */
        readonly HeadlessRegistrationRequest: {
            /** @description Handed to the site's registration handler. */
            readonly customdata?: {
                readonly [key: string]: unknown;
            };
            readonly emailtemplate?: string;
            readonly recaptcha?: string;
            readonly recaptchaevent?: components["schemas"]["RecaptchaEvent"];
            readonly userdata: {
                readonly email: string;
                readonly firstName?: string;
                readonly lastName?: string;
                readonly password?: string;
                readonly username: string;
            };
            readonly verificationMethod: components["schemas"]["VerificationMethod"];
        };
        /** @description The identifier is the user name of the next step's Basic authentication. */
        readonly HeadlessRegistrationResponse: {
            readonly email?: string;
            readonly identifier: string;
        };
        /** @description As `authorization_code`, and opens the sessions of the web views of a hybrid app as well. Salesforce Help, "OAuth 2.0 Hybrid App Token Flow". */
        readonly HybridAuthorizationCodeGrant: {
            readonly client_assertion?: string;
            readonly client_assertion_type?: components["schemas"]["ClientAssertionType"];
            readonly client_id?: string;
            readonly client_secret?: string;
            readonly code: string;
            /** @description Belongs to the code; 43 to 128 characters. RFC 7636 §4.1. */
            readonly code_verifier?: string;
            /** @constant */
            readonly grant_type: "hybrid_auth_code";
            readonly redirect_uri: string;
        };
        /** @description Renews the sessions of a hybrid app. Salesforce Help, "OAuth 2.0 Hybrid App Refresh Token Flow". */
        readonly HybridRefreshGrant: {
            readonly client_assertion?: string;
            readonly client_assertion_type?: components["schemas"]["ClientAssertionType"];
            readonly client_id?: string;
            readonly client_secret?: string;
            /** @constant */
            readonly grant_type: "hybrid_refresh";
            readonly refresh_token: string;
        };
        /** @description The identity of a user. Salesforce Help, "Identity URL Response". */
        readonly Identity: {
            readonly active: boolean;
            readonly addr_city?: string | null;
            readonly addr_country?: string | null;
            readonly addr_state?: string | null;
            readonly addr_street?: string | null;
            readonly addr_zip?: string | null;
            /** @description Whether the token is this user's. */
            readonly asserted_user: boolean;
            readonly custom_attributes?: {
                readonly [key: string]: string;
            };
            readonly custom_permissions?: {
                readonly [key: string]: string;
            };
            readonly display_name: string;
            readonly email: string;
            readonly email_verified?: boolean;
            readonly first_name?: string | null;
            /** Format: uri */
            readonly id: string;
            readonly is_app_installed?: boolean;
            readonly is_lightning_login_user?: boolean;
            readonly language: string;
            readonly last_modified_date?: string;
            readonly last_name?: string | null;
            readonly locale?: string;
            readonly mobile_phone?: string | null;
            readonly mobile_phone_verified?: boolean;
            readonly nick_name: string;
            readonly organization_id: string;
            readonly photos: components["schemas"]["Photos"];
            readonly status?: {
                readonly body: string | null;
                readonly created_date: string | null;
            };
            readonly timezone?: string;
            readonly urls: components["schemas"]["ApiUrls"];
            readonly user_id: string;
            readonly user_type: string;
            readonly username: string;
            /** @description Milliseconds. */
            readonly utcOffset?: number;
        };
        /** @description RFC 7662 §2.1. */
        readonly IntrospectionRequest: {
            readonly client_assertion?: string;
            readonly client_assertion_type?: components["schemas"]["ClientAssertionType"];
            readonly client_id?: string;
            readonly client_secret?: string;
            readonly token: string;
            /** @enum {string} */
            readonly token_type_hint?: "access_token" | "refresh_token";
        };
        /** @description RFC 7662 §2.2. A dead token has `active` alone. */
        readonly IntrospectionResponse: {
            readonly active: boolean;
            readonly client_id?: string;
            /** @description Seconds since 1970. */
            readonly exp?: number;
            /** @description Seconds since 1970. */
            readonly iat?: number;
            /** @description Seconds since 1970. */
            readonly nbf?: number;
            readonly scope?: string;
            /** @description The identity URL of the user. */
            readonly sub?: string;
            readonly token_type?: string;
            readonly username?: string;
        };
        /** @description An RSA public key. RFC 7517 §4; RFC 7518 §6.3.1. */
        readonly JsonWebKey: {
            readonly alg?: string;
            readonly e: string;
            readonly kid: string;
            /** @constant */
            readonly kty: "RSA";
            readonly n: string;
            /** @constant */
            readonly use?: "sig";
        };
        /** @description RFC 7517 §5. */
        readonly JsonWebKeySet: {
            readonly keys: readonly components["schemas"]["JsonWebKey"][];
        };
        /** @description An assertion signed with the app's key for a user who is pre-authorised. RFC 7523 §2.1; Salesforce Help, "OAuth 2.0 JWT Bearer Flow". */
        readonly JwtBearerGrant: {
            /** @description RS256; `iss` is the consumer key, `sub` the username, `aud` the login host. */
            readonly assertion: string;
            /** @constant */
            readonly grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer";
        };
        /** @description RFC 6749 §5.2. */
        readonly OAuthError: {
            /** @description A known code, or one that is newer than this contract. */
            readonly error: components["schemas"]["OAuthErrorCode"] | string;
            /** @description The cause, in words; `invalid_grant` has more than ten. */
            readonly error_description?: string;
            /** @description A page that tells more; sent for SAML assertions. */
            readonly error_uri?: string;
        };
        /**
         * @description All known values of `error`. The vendor's Mobile SDK, OAuthErrorCode; from `inactive_user` on, older documents.
         * @enum {string}
         */
        readonly OAuthErrorCode: "access_denied" | "app_blocked" | "app_not_found" | "authorization_pending" | "bad_jti_claim" | "app_attest_failed" | "app_attest_failed_retry" | "ecapp_policy_not_found" | "exceeded_registration_limit" | "fail_close_app_blocked" | "failed_registration" | "immediate_unsuccessful" | "installation_error" | "invalid_app_access" | "invalid_assertion_type" | "invalid_basic_auth_header" | "invalid_dpop_proof" | "invalid_client" | "invalid_client_id" | "invalid_distribution_state" | "invalid_expid" | "invalid_grant" | "invalid_otp" | "invalid_request" | "invalid_scope" | "invalid_session_level" | "invalid_token" | "login_error" | "oauth_flow_disabled" | "oauth_policy_not_found" | "otp_error" | "redirect_uri_missing" | "redirect_uri_mismatch" | "registration_error" | "server_error" | "service_unavailable" | "slow_down" | "system_down" | "unknown_error" | "unsupported_expid" | "unsupported_grant_type" | "unsupported_response_type" | "unsupported_token_type" | "use_dpop_nonce" | "inactive_user" | "inactive_org" | "rate_limit_exceeded" | "client_blocked";
        /** @description OpenID Connect Discovery §3. */
        readonly OpenidConfiguration: {
            /** Format: uri */
            readonly authorization_endpoint: string;
            readonly claims_supported?: readonly string[];
            readonly display_values_supported?: readonly string[];
            /** Format: uri */
            readonly end_session_endpoint?: string;
            readonly frontchannel_logout_session_supported?: boolean;
            readonly frontchannel_logout_supported?: boolean;
            readonly id_token_signing_alg_values_supported?: readonly string[];
            /** Format: uri */
            readonly introspection_endpoint?: string;
            /** Format: uri */
            readonly issuer: string;
            /** Format: uri */
            readonly jwks_uri: string;
            /** Format: uri */
            readonly registration_endpoint?: string;
            readonly response_types_supported?: readonly string[];
            /** Format: uri */
            readonly revocation_endpoint?: string;
            readonly scopes_supported?: readonly string[];
            readonly subject_types_supported?: readonly string[];
            /** Format: uri */
            readonly token_endpoint: string;
            readonly token_endpoint_auth_methods_supported?: readonly string[];
            /** Format: uri */
            readonly userinfo_endpoint?: string;
        };
        /** @description Username and password; off in orgs created since Summer '23 unless switched on. RFC 6749 §4.3.2; Salesforce Help, "OAuth 2.0 Username-Password Flow". */
        readonly PasswordGrant: {
            readonly client_assertion?: string;
            readonly client_assertion_type?: components["schemas"]["ClientAssertionType"];
            readonly client_id?: string;
            readonly client_secret?: string;
            /** @constant */
            readonly grant_type: "password";
            /** @description With the security token behind it where the network is not trusted. */
            readonly password: string;
            readonly username: string;
        };
        /** @description A user to send a one-time password to. */
        readonly PasswordlessLoginRequest: {
            readonly emailtemplate?: string;
            readonly recaptcha?: string;
            readonly recaptchaevent?: components["schemas"]["RecaptchaEvent"];
            readonly username: string;
            readonly verificationmethod: components["schemas"]["VerificationMethod"];
        };
        /** @description The identifier is the user name of the next step's Basic authentication. */
        readonly PasswordlessLoginResponse: {
            readonly identifier: string;
            readonly status?: string;
        };
        /** @description Addresses of the user's pictures. */
        readonly Photos: {
            readonly picture: string;
            readonly thumbnail: string;
        };
        /** @description What reCAPTCHA Enterprise needs instead of `recaptcha`. */
        readonly RecaptchaEvent: {
            readonly expectedAction?: string;
            readonly projectId: string;
            readonly siteKey: string;
            readonly token: string;
        };
        /** @description A Salesforce id, 15 characters with case or 18 without. */
        readonly RecordId: string;
        /** @description Renews a session. With rotation on, the answer holds the next refresh token, and this one is dead. RFC 6749 §6; Salesforce Help, "OAuth 2.0 Refresh Token Flow". */
        readonly RefreshTokenGrant: {
            readonly client_assertion?: string;
            readonly client_assertion_type?: components["schemas"]["ClientAssertionType"];
            readonly client_id?: string;
            readonly client_secret?: string;
            /** @constant */
            readonly grant_type: "refresh_token";
            readonly refresh_token: string;
        };
        /** @description An error of the REST API. REST API Developer Guide, "Status Codes and Error Responses". */
        readonly RestError: {
            readonly errorCode: string;
            readonly fields?: readonly string[];
            readonly message: string;
        };
        /** @description RFC 7009 §2.1. */
        readonly RevocationRequest: {
            /** @description Why, for the log of the org; sent by the Mobile SDK. */
            readonly revoke_reason?: string;
            /** @description An access token or a refresh token. */
            readonly token: string;
        };
        /** @description A SAML 2.0 assertion signed with the app's key. RFC 7522 §2.1; Salesforce Help, "OAuth 2.0 SAML Bearer Assertion Flow". */
        readonly Saml2BearerGrant: {
            /** @description The assertion in base64url. */
            readonly assertion: string;
            /** @constant */
            readonly grant_type: "urn:ietf:params:oauth:grant-type:saml2-bearer";
        };
        /** @description Where the browser goes once it is logged in. */
        readonly SingleAccessRequest: {
            readonly redirect_uri?: string;
        };
        /** @description A link that holds a session; treat it as a secret. */
        readonly SingleAccessResponse: {
            /** Format: uri */
            readonly frontdoor_uri: string;
        };
        /** @description All that the token endpoint can be asked. */
        readonly TokenEndpointRequest: components["schemas"]["TokenRequest"] | components["schemas"]["DeviceAuthorizationRequest"];
        /** @description What the token endpoint answers. */
        readonly TokenEndpointResponse: components["schemas"]["TokenResponse"] | components["schemas"]["DeviceAuthorizationResponse"];
        /** @description A token of another identity provider, judged by the org's handler; or the token of an asset. My Domain or site only. RFC 8693 §2.1; Salesforce Help, "OAuth 2.0 Token Exchange Flow". */
        readonly TokenExchangeGrant: {
            readonly actor_token?: string;
            readonly actor_token_type?: components["schemas"]["TokenTypeIdentifier"];
            readonly client_assertion?: string;
            readonly client_assertion_type?: components["schemas"]["ClientAssertionType"];
            readonly client_id?: string;
            readonly client_secret?: string;
            /** @constant */
            readonly grant_type: "urn:ietf:params:oauth:grant-type:token-exchange";
            readonly scope?: string;
            readonly subject_token: string;
            readonly subject_token_type: components["schemas"]["TokenTypeIdentifier"];
            /** @description The name of the handler, when the app has more than one. */
            readonly token_handler?: string;
        };
        /**
         * @description Why identity, userinfo and singleaccess refuse a token.
         * @enum {string}
         */
        readonly TokenRefusal: "Bad_OAuth_Token" | "Missing_OAuth_Token" | "Wrong_Org";
        /** @description A grant, told apart by `grant_type`. */
        readonly TokenRequest: components["schemas"]["AuthorizationCodeGrant"] | components["schemas"]["HybridAuthorizationCodeGrant"] | components["schemas"]["RefreshTokenGrant"] | components["schemas"]["HybridRefreshGrant"] | components["schemas"]["PasswordGrant"] | components["schemas"]["ClientCredentialsGrant"] | components["schemas"]["JwtBearerGrant"] | components["schemas"]["Saml2BearerGrant"] | components["schemas"]["AssertionGrant"] | components["schemas"]["TokenExchangeGrant"] | components["schemas"]["DeviceGrant"];
        /** @description A session. It never says how long it lives. RFC 6749 §5.1; Salesforce Help, per flow. */
        readonly TokenResponse: {
            /** @description Opaque (`00D…!…`) or a JWT; a JWT works for REST only, not for SOAP. */
            readonly access_token: string;
            /** @description Origin of the platform's central APIs, with the scope `sfap_api`. */
            readonly api_instance_url?: string;
            readonly beacon_child_consumer_key?: string;
            readonly beacon_child_consumer_secret?: string;
            readonly content_domain?: string;
            readonly content_sid?: string;
            readonly "cookie-clientSrc"?: string;
            readonly "cookie-sid_Client"?: string;
            readonly csrf_token?: string;
            /**
             * Format: uri
             * @description Address of the identity, ending in org and user.
             */
            readonly id: string;
            /** @description With the scope `openid`. OpenID Connect Core §2. */
            readonly id_token?: string;
            /**
             * Format: uri
             * @description Origin of the org's APIs.
             */
            readonly instance_url: string;
            /** @description Milliseconds since 1970, as a string. */
            readonly issued_at: string;
            readonly lightning_domain?: string;
            readonly lightning_sid?: string;
            readonly parent_sid?: string;
            /** @description The next refresh token. Absent without the scope `refresh_token`, and on a refresh without rotation, where the old one lives on. */
            readonly refresh_token?: string;
            /** @description Granted scopes with spaces between; some services leave it out. */
            readonly scope?: string;
            readonly sfdc_community_id?: string;
            readonly sfdc_community_url?: string;
            readonly sfdc_site_id?: string;
            readonly sfdc_site_url?: string;
            readonly sidCookieName?: string;
            /** @description Base64 HMAC-SHA256, by the consumer secret, over `id` and `issued_at` joined. */
            readonly signature: string;
            readonly state?: string;
            /** @enum {string} */
            readonly token_format?: "opaque" | "jwt";
            /** @description `Bearer`, or `DPoP` for a token bound to a key; some services leave it out. */
            readonly token_type?: string;
            readonly visualforce_domain?: string;
            readonly visualforce_sid?: string;
        };
        /**
         * @description What kind of token it is. RFC 8693 §3.
         * @enum {string}
         */
        readonly TokenTypeIdentifier: "urn:ietf:params:oauth:token-type:access_token" | "urn:ietf:params:oauth:token-type:refresh_token" | "urn:ietf:params:oauth:token-type:id_token" | "urn:ietf:params:oauth:token-type:saml2" | "urn:ietf:params:oauth:token-type:jwt";
        /** @description OpenID Connect Core §5.1, and claims of the vendor's own. */
        readonly UserInfoClaims: {
            readonly active?: boolean;
            readonly address?: {
                readonly [key: string]: string | null;
            };
            readonly custom_attributes?: {
                readonly [key: string]: string;
            };
            readonly custom_permissions?: {
                readonly [key: string]: string;
            };
            readonly email?: string;
            readonly email_verified?: boolean;
            readonly family_name?: string | null;
            readonly given_name?: string | null;
            readonly is_app_installed?: boolean;
            readonly is_lightning_login_user?: boolean;
            readonly language?: string;
            readonly locale?: string;
            readonly name?: string;
            readonly nickname?: string;
            readonly organization_id: string;
            readonly phone_number?: string | null;
            readonly phone_number_verified?: boolean;
            readonly photos?: components["schemas"]["Photos"];
            readonly picture?: string;
            readonly preferred_username?: string;
            readonly profile?: string;
            /** @description The identity URL of the user. */
            readonly sub: string;
            readonly updated_at?: string;
            readonly urls?: components["schemas"]["ApiUrls"];
            readonly user_id: string;
            readonly user_type?: string;
            /** @description Milliseconds. */
            readonly utcOffset?: number;
            readonly zoneinfo?: string;
        };
        /**
         * @description How a one-time password is sent.
         * @enum {string}
         */
        readonly VerificationMethod: "email" | "sms";
    };
    responses: {
        /** @description This host has no such document. */
        readonly NotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "text/html": string;
            };
        };
        /** @description Refused. 400 in nearly every recording; 401 for a client that HTTP Basic does not vouch for. RFC 6749 §5.2. */
        readonly OAuthError: {
            headers: {
                /** @description The nonce for the next proof, with `use_dpop_nonce`. RFC 9449 §8. */
                readonly "DPoP-Nonce"?: string;
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["OAuthError"];
            };
        };
        /** @description REST errors, as a list. */
        readonly RestErrors: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": readonly components["schemas"]["RestError"][];
            };
        };
        /** @description One word: the token is dead, missing, or of another org. A 403 with any other text comes from something on the road, and says nothing about the token. */
        readonly TokenRefused: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "text/html": components["schemas"]["TokenRefusal"];
                readonly "text/plain": components["schemas"]["TokenRefusal"];
            };
        };
        /** @description A page for people; maintenance, overload, or a defect of the service. */
        readonly Unavailable: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "text/html": string;
            };
        };
    };
    parameters: {
        /** @description The app's identifier. */
        readonly AppId: string;
        /** @description The headless flow that the request belongs to. */
        readonly AuthRequestType: "Named-User" | "Guest" | "passwordless-login" | "user-registration";
        /** @description The page, from 0. */
        readonly Page: number;
        /** @description Entries to a page; 100 when left out. */
        readonly PageSize: number;
        /** @description The identity of a guest, carried over into the session. */
        readonly UvidHint: string;
        /** @description The API version; 64.0 or later. */
        readonly Version: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type ApiUrls = components['schemas']['ApiUrls'];
export type AppTokenPage = components['schemas']['AppTokenPage'];
export type AppUsage = components['schemas']['AppUsage'];
export type AppUsagePage = components['schemas']['AppUsagePage'];
export type AppUserPage = components['schemas']['AppUserPage'];
export type AssertionGrant = components['schemas']['AssertionGrant'];
export type AuthConfiguration = components['schemas']['AuthConfiguration'];
export type AuthorizationCodeGrant = components['schemas']['AuthorizationCodeGrant'];
export type ClientAssertionType = components['schemas']['ClientAssertionType'];
export type ClientAuthenticationMethod = components['schemas']['ClientAuthenticationMethod'];
export type ClientCredentialsGrant = components['schemas']['ClientCredentialsGrant'];
export type ClientInformation = components['schemas']['ClientInformation'];
export type ClientMetadata = components['schemas']['ClientMetadata'];
export type DeviceAuthorizationRequest = components['schemas']['DeviceAuthorizationRequest'];
export type DeviceAuthorizationResponse = components['schemas']['DeviceAuthorizationResponse'];
export type DeviceGrant = components['schemas']['DeviceGrant'];
export type ForgotPasswordEnd = components['schemas']['ForgotPasswordEnd'];
export type ForgotPasswordRequest = components['schemas']['ForgotPasswordRequest'];
export type ForgotPasswordStart = components['schemas']['ForgotPasswordStart'];
export type HeadlessAuthorizationRequest = components['schemas']['HeadlessAuthorizationRequest'];
export type HeadlessAuthorizationResponse = components['schemas']['HeadlessAuthorizationResponse'];
export type HeadlessRegistrationRequest = components['schemas']['HeadlessRegistrationRequest'];
export type HeadlessRegistrationResponse = components['schemas']['HeadlessRegistrationResponse'];
export type HybridAuthorizationCodeGrant = components['schemas']['HybridAuthorizationCodeGrant'];
export type HybridRefreshGrant = components['schemas']['HybridRefreshGrant'];
export type Identity = components['schemas']['Identity'];
export type IntrospectionRequest = components['schemas']['IntrospectionRequest'];
export type IntrospectionResponse = components['schemas']['IntrospectionResponse'];
export type JsonWebKey = components['schemas']['JsonWebKey'];
export type JsonWebKeySet = components['schemas']['JsonWebKeySet'];
export type JwtBearerGrant = components['schemas']['JwtBearerGrant'];
export type OAuthError = components['schemas']['OAuthError'];
export type OAuthErrorCode = components['schemas']['OAuthErrorCode'];
export type OpenidConfiguration = components['schemas']['OpenidConfiguration'];
export type PasswordGrant = components['schemas']['PasswordGrant'];
export type PasswordlessLoginRequest = components['schemas']['PasswordlessLoginRequest'];
export type PasswordlessLoginResponse = components['schemas']['PasswordlessLoginResponse'];
export type Photos = components['schemas']['Photos'];
export type RecaptchaEvent = components['schemas']['RecaptchaEvent'];
export type RecordId = components['schemas']['RecordId'];
export type RefreshTokenGrant = components['schemas']['RefreshTokenGrant'];
export type RestError = components['schemas']['RestError'];
export type RevocationRequest = components['schemas']['RevocationRequest'];
export type Saml2BearerGrant = components['schemas']['Saml2BearerGrant'];
export type SingleAccessRequest = components['schemas']['SingleAccessRequest'];
export type SingleAccessResponse = components['schemas']['SingleAccessResponse'];
export type TokenEndpointRequest = components['schemas']['TokenEndpointRequest'];
export type TokenEndpointResponse = components['schemas']['TokenEndpointResponse'];
export type TokenExchangeGrant = components['schemas']['TokenExchangeGrant'];
export type TokenRefusal = components['schemas']['TokenRefusal'];
export type TokenRequest = components['schemas']['TokenRequest'];
export type TokenResponse = components['schemas']['TokenResponse'];
export type TokenTypeIdentifier = components['schemas']['TokenTypeIdentifier'];
export type UserInfoClaims = components['schemas']['UserInfoClaims'];
export type VerificationMethod = components['schemas']['VerificationMethod'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseOAuthError = components['responses']['OAuthError'];
export type ResponseRestErrors = components['responses']['RestErrors'];
export type ResponseTokenRefused = components['responses']['TokenRefused'];
export type ResponseUnavailable = components['responses']['Unavailable'];
export type ParameterAppId = components['parameters']['AppId'];
export type ParameterAuthRequestType = components['parameters']['AuthRequestType'];
export type ParameterPage = components['parameters']['Page'];
export type ParameterPageSize = components['parameters']['PageSize'];
export type ParameterUvidHint = components['parameters']['UvidHint'];
export type ParameterVersion = components['parameters']['Version'];
export type $defs = Record<string, never>;
export interface operations {
    readonly authConfiguration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["NotFound"];
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description The settings. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AuthConfiguration"];
                };
            };
        };
    };
    readonly openidConfiguration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["NotFound"];
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description The metadata. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OpenidConfiguration"];
                };
            };
        };
    };
    readonly identity: {
        readonly parameters: {
            readonly query?: {
                /** @description The service writes XML as well; this contract takes JSON. */
                readonly format?: "json";
                /** @description An API version to put into the URLs, or `latest`. */
                readonly version?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description The org, 15 or 18 characters. */
                readonly organizationId: components["schemas"]["RecordId"];
                /** @description The user, 15 or 18 characters. */
                readonly userId: components["schemas"]["RecordId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description The identity. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Identity"];
                };
            };
            readonly 403: components["responses"]["TokenRefused"];
            /** @description There is no such user or org here. */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
        };
    };
    readonly keys: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["NotFound"];
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description The keys. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["JsonWebKeySet"];
                };
            };
        };
    };
    readonly forgotPassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ForgotPasswordRequest"];
            };
        };
        readonly responses: {
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description Sent, or set. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["OAuthError"];
        };
    };
    readonly initPasswordlessLogin: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PasswordlessLoginRequest"];
            };
        };
        readonly responses: {
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description The identifier to come back with. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PasswordlessLoginResponse"];
                };
            };
            readonly 400: components["responses"]["OAuthError"];
        };
    };
    readonly initRegistration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["HeadlessRegistrationRequest"];
            };
        };
        readonly responses: {
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description Where the password went, and the identifier to come back with. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HeadlessRegistrationResponse"];
                };
            };
            readonly 400: components["responses"]["OAuthError"];
        };
    };
    readonly endSession: {
        readonly parameters: {
            readonly query?: {
                /** @description The id token of the session to end. */
                readonly id_token_hint?: string;
                /** @description Where the browser goes afterwards. */
                readonly post_logout_redirect_uri?: string;
                /** @description Comes back unchanged. */
                readonly state?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description The page shown after logout. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** @description On to `post_logout_redirect_uri` or to the login page. */
            readonly 302: {
                headers: {
                    /** @description Where the browser goes. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page that says what was wrong. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
        };
    };
    readonly listAppUsage: {
        readonly parameters: {
            readonly query?: {
                /** @description The page, from 0. */
                readonly page?: components["parameters"]["Page"];
                /** @description Entries to a page; 100 when left out. */
                readonly pageSize?: components["parameters"]["PageSize"];
            };
            readonly header?: never;
            readonly path: {
                /** @description The API version; 64.0 or later. */
                readonly version: components["parameters"]["Version"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["RestErrors"];
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description One page of apps. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AppUsagePage"];
                };
            };
        };
    };
    readonly listAppUsers: {
        readonly parameters: {
            readonly query?: {
                /** @description The page, from 0. */
                readonly page?: components["parameters"]["Page"];
                /** @description Entries to a page; 100 when left out. */
                readonly pageSize?: components["parameters"]["PageSize"];
            };
            readonly header?: never;
            readonly path: {
                /** @description The app's identifier. */
                readonly appId: components["parameters"]["AppId"];
                /** @description The API version; 64.0 or later. */
                readonly version: components["parameters"]["Version"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["RestErrors"];
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description One page of users. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AppUserPage"];
                };
            };
        };
    };
    readonly listUserTokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The app's identifier. */
                readonly appId: components["parameters"]["AppId"];
                /** @description The user. */
                readonly userId: components["schemas"]["RecordId"];
                /** @description The API version; 64.0 or later. */
                readonly version: components["parameters"]["Version"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["RestErrors"];
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description The tokens, without the tokens themselves. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AppTokenPage"];
                };
            };
        };
    };
    readonly revokeUserTokens: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The app's identifier. */
                readonly appId: components["parameters"]["AppId"];
                /** @description The user. */
                readonly userId: components["schemas"]["RecordId"];
                /** @description The API version; 64.0 or later. */
                readonly version: components["parameters"]["Version"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "4XX": components["responses"]["RestErrors"];
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description Revoked. */
            readonly 204: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readonly authorize: {
        readonly parameters: {
            readonly query: {
                /** @description The consumer key. */
                readonly client_id: string;
                /** @description The hashed verifier, 43 to 128 characters. RFC 7636 §4.2. */
                readonly code_challenge?: string;
                /** @description How the verifier was hashed. RFC 7636 §4.3. */
                readonly code_challenge_method?: "S256";
                /** @description An identifier of the device, shown among the user's sessions. */
                readonly device_id?: string;
                /** @description How the pages are laid out. */
                readonly display?: "page" | "popup" | "touch" | "mobile";
                /** @description The branding of the login page of an Experience Cloud site. */
                readonly expid?: string;
                /** @description Answers `immediate_unsuccessful` instead of showing a page. */
                readonly immediate?: boolean;
                /** @description A username to fill in. */
                readonly login_hint?: string;
                /** @description Comes back in the id token. OpenID Connect Core §3.1.2.1. */
                readonly nonce?: string;
                /** @description Which pages the user must see. */
                readonly prompt?: "login" | "consent" | "select_account" | "none" | "login consent" | "consent login";
                /** @description One of the callback URLs of the app, to the letter. */
                readonly redirect_uri: string;
                /** @description What comes back. `hybrid_token` asks for the sessions of a hybrid app as well. */
                readonly response_type: "code" | "token" | "token id_token" | "hybrid_token";
                /** @description Scopes with spaces between; all scopes of the app when left out. */
                readonly scope?: string;
                /** @description The developer name of the identity provider to go to at once. */
                readonly sso_provider?: string;
                /** @description Comes back unchanged; binds the answer to the browser. RFC 6749 §10.12. */
                readonly state?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description The login or consent page. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
            /** @description Back to the callback URL with `code` and `state`, with tokens in the fragment, or with `error`, `error_description` and `state`. */
            readonly 302: {
                headers: {
                    /** @description The callback URL, or the page that comes next. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A page that says why the request cannot be shown to a user. */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/html": string;
                };
            };
        };
    };
    readonly authorizeHeadless: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The headless flow that the request belongs to. */
                readonly "Auth-Request-Type"?: components["parameters"]["AuthRequestType"];
                /** @description How the one-time password was sent. */
                readonly "Auth-Verification-Type"?: "email" | "sms";
                /** @description The identity of a guest, carried over into the session. */
                readonly "Uvid-Hint"?: components["parameters"]["UvidHint"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": components["schemas"]["HeadlessAuthorizationRequest"];
            };
        };
        readonly responses: {
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description The code. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HeadlessAuthorizationResponse"];
                };
            };
            /** @description Back to the callback URL, as in a browser. */
            readonly 302: {
                headers: {
                    /** @description The callback URL with `code`, or with `error` and `error_description`. */
                    readonly Location?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["OAuthError"];
            readonly 401: components["responses"]["OAuthError"];
        };
    };
    readonly introspect: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": components["schemas"]["IntrospectionRequest"];
            };
        };
        readonly responses: {
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description What is known about the token; `active` alone when it is dead. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IntrospectionResponse"];
                };
            };
            readonly 400: components["responses"]["OAuthError"];
            readonly 401: components["responses"]["OAuthError"];
        };
    };
    readonly register: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ClientMetadata"];
            };
        };
        readonly responses: {
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description The registered client. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ClientInformation"];
                };
            };
            readonly 400: components["responses"]["OAuthError"];
            readonly 401: components["responses"]["OAuthError"];
            readonly 403: components["responses"]["TokenRefused"];
        };
    };
    readonly revokeToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": components["schemas"]["RevocationRequest"];
            };
        };
        readonly responses: {
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description Revoked; no body. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            readonly 400: components["responses"]["OAuthError"];
        };
    };
    readonly singleAccess: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": components["schemas"]["SingleAccessRequest"];
            };
        };
        readonly responses: {
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description The link. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SingleAccessResponse"];
                };
            };
            readonly 400: components["responses"]["OAuthError"];
            readonly 403: components["responses"]["TokenRefused"];
        };
    };
    readonly requestToken: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The headless flow that the request belongs to. */
                readonly "Auth-Request-Type"?: components["parameters"]["AuthRequestType"];
                /** @description A proof of possession, for apps that bind their tokens to a key. RFC 9449 §4. */
                readonly DPoP?: string;
                /** @description The identity of a guest, carried over into the session. */
                readonly "Uvid-Hint"?: components["parameters"]["UvidHint"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": components["schemas"]["TokenEndpointRequest"];
            };
        };
        readonly responses: {
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description The session; or, for the start of the device flow, the codes. */
            readonly 200: {
                headers: {
                    /** @description The server's clock; an assertion's `exp` is measured by it. */
                    readonly Date?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TokenEndpointResponse"];
                };
            };
            readonly 400: components["responses"]["OAuthError"];
            readonly 401: components["responses"]["OAuthError"];
        };
    };
    readonly userInfo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly "5XX": components["responses"]["Unavailable"];
            /** @description The claims that the scopes of the token allow. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UserInfoClaims"];
                };
            };
            readonly 403: components["responses"]["TokenRefused"];
        };
    };
}
