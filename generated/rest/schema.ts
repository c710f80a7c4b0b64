// Generated from specs/rest.yaml by `npm run generate`. Do not edit: change the contract and generate again.
/* eslint-disable */

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the resources of the version by name.
         * @description REST API Developer Guide, "Resources by Version". All values are paths but `identity`, which is a URL.
         */
        get: operations["resources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/composite/sobjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes up to 200 records of up to ten objects.
         * @description REST API Developer Guide, "Create Records Using Collections". From version 42.0 on.
         */
        post: operations["createMany"];
        /**
         * Deletes up to 200 records.
         * @description REST API Developer Guide, "Delete Records Using Collections". From version 42.0 on.
         */
        delete: operations["destroyMany"];
        options?: never;
        head?: never;
        /**
         * Changes up to 200 records of up to ten objects.
         * @description REST API Developer Guide, "Update Records Using Collections". From version 42.0 on.
         */
        patch: operations["updateMany"];
        trace?: never;
    };
    "/composite/sobjects/{sobject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives up to 2,000 records by their ids.
         * @description REST API Developer Guide, "Get Records Using Collections". From version 42.0 on.
         */
        post: operations["retrieveMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/composite/sobjects/{sobject}/{field}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes or makes up to 200 records of one object by an external id field.
         * @description REST API Developer Guide, "Upsert Records Using Collections". From version 46.0 on.
         */
        patch: operations["upsertMany"];
        trace?: never;
    };
    "/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells the limits of the org, and what is left of them.
         * @description REST API Developer Guide, "Limits". Some have limits of single apps inside.
         */
        get: operations["limits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Finds records by SOQL.
         * @description REST API Developer Guide, "Query". Deleted and archived records are left out. The URL may have 16,384 bytes.
         */
        get: operations["query"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/query/{locator}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives a further page of a query.
         * @description REST API Developer Guide, "Query More Results". The locator stands at the end of `nextRecordsUrl`; it ends with its session, and after some time.
         */
        get: operations["queryMore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/queryAll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Finds records by SOQL, deleted and archived ones too.
         * @description REST API Developer Guide, "QueryAll".
         */
        get: operations["queryAll"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the records that the user saw last.
         * @description REST API Developer Guide, "Recently Viewed Items".
         */
        get: operations["recent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Finds records of several objects by SOSL.
         * @description REST API Developer Guide, "Search for a String". The answer is an object from version 37.0 on.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the API versions, oldest first.
         * @description Needs no session. REST API Developer Guide, "Versions".
         */
        get: operations["versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sobjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the objects of the org.
         * @description REST API Developer Guide, "Describe Global".
         */
        get: operations["describeGlobal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sobjects/{sobject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tells an object in short, and the records of it last seen.
         * @description REST API Developer Guide, "sObject Basic Information".
         */
        get: operations["basicInfo"];
        put?: never;
        /**
         * Makes a record.
         * @description REST API Developer Guide, "Create Records Using sObject Basic Information".
         */
        post: operations["create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sobjects/{sobject}/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives a record by its id.
         * @description REST API Developer Guide, "sObject Rows".
         */
        get: operations["retrieve"];
        put?: never;
        post?: never;
        /**
         * Deletes a record.
         * @description REST API Developer Guide, "sObject Rows". The answer has no body.
         */
        delete: operations["destroy"];
        options?: never;
        head?: never;
        /**
         * Changes fields of a record.
         * @description REST API Developer Guide, "sObject Rows". The answer has no body.
         */
        patch: operations["update"];
        trace?: never;
    };
    "/sobjects/{sobject}/{key}/{member}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the content of a field that holds a file, or the record with a value in an external id field.
         * @description REST API Developer Guide, "sObject Blob Get" and "sObject Rows by External ID". Of a file, `key` is the id of the record and `member` a field, such as Attachment.Body, ContentVersion.VersionData, Document.Body.
         */
        get: operations["blob"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Changes the record with a value in an external id field, or makes it.
         * @description REST API Developer Guide, "Insert or Update (Upsert) a Record Using an External ID".
         */
        patch: operations["upsert"];
        trace?: never;
    };
    "/sobjects/{sobject}/deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the records that were deleted in a time.
         * @description REST API Developer Guide, "Get Deleted Records".
         */
        get: operations["deleted"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sobjects/{sobject}/describe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Describes an object with its fields.
         * @description REST API Developer Guide, "sObject Describe". 60 to 180 kB for a standard object.
         */
        get: operations["describe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sobjects/{sobject}/updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists the ids of records that were made or changed in a time.
         * @description REST API Developer Guide, "Get Updated Records".
         */
        get: operations["updated"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An object in short, and its records that the user saw last. */
        BasicInfo: {
            objectDescribe: components["schemas"]["DescribeGlobalSObjectResult"];
            recentItems: components["schemas"]["SObjectRecord"][];
        };
        /** @description An object that refers to this one. */
        ChildRelationship: {
            cascadeDelete: boolean;
            childSObject: string;
            deprecatedAndHidden: boolean;
            field: string;
            junctionIdListNames?: string[];
            junctionReferenceTo?: string[];
            relationshipName: string | null;
            restrictedDelete?: boolean;
        };
        /** @description Records with `attributes.type`; of records to change with `id`, of those to upsert with the external id field. */
        Collection: {
            allOrNone?: boolean;
            records: components["schemas"]["CollectionRecord"][];
        };
        /** @description A record of a collection. */
        CollectionRecord: {
            attributes: components["schemas"]["RecordAttributes"];
            id?: string;
        } & {
            [key: string]: components["schemas"]["FieldValue"];
        };
        /** @description When a record was deleted. */
        DeletedRecord: {
            deletedDate: string;
            id: string;
        };
        /** @description Records that were deleted. */
        DeletedResult: {
            deletedRecords: components["schemas"]["DeletedRecord"][];
            earliestDateAvailable: string;
            latestDateCovered: string;
        };
        /** @description The objects of the org. */
        DescribeGlobalResult: {
            encoding: string;
            maxBatchSize: number;
            sobjects: components["schemas"]["DescribeGlobalSObjectResult"][];
        };
        /** @description An object in short. */
        DescribeGlobalSObjectResult: {
            activateable?: boolean;
            associateEntityType?: string | null;
            associateParentEntity?: string | null;
            createable: boolean;
            custom: boolean;
            customSetting?: boolean;
            deepCloneable?: boolean;
            deletable: boolean;
            deprecatedAndHidden?: boolean;
            feedEnabled?: boolean;
            hasSubtypes?: boolean;
            isInterface?: boolean;
            isSubtype?: boolean;
            keyPrefix: string | null;
            label: string;
            labelPlural: string;
            layoutable?: boolean;
            mergeable?: boolean;
            mruEnabled?: boolean;
            name: string;
            queryable: boolean;
            replicateable?: boolean;
            retrieveable?: boolean;
            searchable: boolean;
            triggerable?: boolean;
            undeletable?: boolean;
            updateable: boolean;
            urls: components["schemas"]["Urls"];
        };
        /** @description An object with its fields; each release adds members. */
        DescribeSObjectResult: {
            actionOverrides?: components["schemas"]["Open"][];
            activateable?: boolean;
            associateEntityType?: string | null;
            associateParentEntity?: string | null;
            childRelationships: components["schemas"]["ChildRelationship"][];
            compactLayoutable?: boolean;
            createable: boolean;
            custom: boolean;
            customSetting?: boolean;
            deepCloneable?: boolean;
            defaultImplementation?: string | null;
            deletable: boolean;
            deprecatedAndHidden?: boolean;
            extendedBy?: string | null;
            extendsInterfaces?: string | null;
            feedEnabled?: boolean;
            fields: components["schemas"]["Field"][];
            hasSubtypes?: boolean;
            implementedBy?: string | null;
            implementsInterfaces?: string | null;
            isInterface?: boolean;
            isSubtype?: boolean;
            keyPrefix: string | null;
            label: string;
            labelPlural: string;
            layoutable?: boolean;
            listviewable?: boolean | null;
            lookupLayoutable?: boolean | null;
            mergeable?: boolean;
            mruEnabled?: boolean;
            name: string;
            namedLayoutInfos?: components["schemas"]["Open"][];
            networkScopeFieldName?: string | null;
            queryable: boolean;
            recordTypeInfos: components["schemas"]["RecordTypeInfo"][];
            replicateable?: boolean;
            retrieveable?: boolean;
            searchable: boolean;
            searchLayoutable?: boolean;
            sobjectDescribeOption?: string;
            supportedScopes?: components["schemas"]["ScopeInfo"][];
            triggerable?: boolean;
            undeletable?: boolean;
            updateable: boolean;
            urls: components["schemas"]["Urls"];
        };
        /** @description The records that a new one is like; the name of the member that holds it is the service's own spelling. */
        DuplicateResult: {
            allowSave?: boolean;
            duplicateRule?: string;
            duplicateRuleEntityType?: string;
            errorMessage?: string | null;
            matchResults?: components["schemas"]["MatchResult"][];
        };
        /** @description One reason for a refusal. */
        ErrorEntry: {
            duplicateResut?: components["schemas"]["DuplicateResult"];
            /** @description A known code, or one that is newer than this contract. */
            errorCode: components["schemas"]["RestErrorCode"] | string;
            /** @description Fields of a record that are to blame. */
            fields?: string[];
            message: string;
        };
        /** @description A field of an object. */
        Field: {
            aggregatable?: boolean;
            aiPredictionField?: boolean;
            autoNumber?: boolean;
            byteLength?: number;
            calculated: boolean;
            calculatedFormula?: string | null;
            cascadeDelete?: boolean;
            caseSensitive?: boolean;
            compoundFieldName?: string | null;
            controllerName?: string | null;
            createable: boolean;
            custom: boolean;
            defaultedOnCreate: boolean;
            defaultValue?: string | number | boolean | null;
            defaultValueFormula?: string | null;
            dependentPicklist?: boolean;
            deprecatedAndHidden?: boolean;
            digits?: number;
            displayLocationInDecimal?: boolean;
            encrypted?: boolean;
            externalId: boolean;
            extraTypeInfo?: string | null;
            filterable?: boolean;
            filteredLookupInfo?: components["schemas"]["FilteredLookupInfo"];
            formulaTreatNullNumberAsZero?: boolean;
            groupable?: boolean;
            highScaleNumber?: boolean;
            htmlFormatted?: boolean;
            idLookup: boolean;
            inlineHelpText?: string | null;
            label: string;
            length: number;
            mask?: string | null;
            maskType?: string | null;
            name: string;
            nameField?: boolean;
            namePointing?: boolean;
            nillable: boolean;
            permissionable?: boolean;
            picklistValues: components["schemas"]["PicklistEntry"][];
            polymorphicForeignKey?: boolean;
            precision: number;
            queryByDistance?: boolean;
            referenceTargetField?: string | null;
            referenceTo: string[];
            relationshipName: string | null;
            relationshipOrder?: number | null;
            restrictedDelete?: boolean;
            restrictedPicklist?: boolean;
            scale: number;
            searchPrefilterable?: boolean;
            soapType: string;
            sortable?: boolean;
            type: components["schemas"]["FieldType"];
            unique: boolean;
            updateable: boolean;
            writeRequiresMasterRead?: boolean;
        };
        /** @description Values by the names of fields; a parent by an external id as an object with that field. */
        Fields: {
            [key: string]: components["schemas"]["FieldValue"];
        };
        /** @description Kind of a field: id, string, boolean, int, long, double, currency, percent, date, datetime, time, reference, picklist, multipicklist, combobox, textarea, phone, email, url, address, location, base64, encryptedstring, anyType, complexvalue, json, or one that is newer. */
        FieldType: string;
        /** @description Text, number, boolean or null; an address, a location, a parent or children as an object. Date `2010-01-01`, datetime `2011-07-07T00:37:00.000+0000`, time `11:59:59.000Z`; several values of a picklist with `;` between; of a file the path of its content. */
        FieldValue: unknown;
        /** @description What a lookup is filtered by; null for most fields. */
        FilteredLookupInfo: {
            [key: string]: unknown;
        } | null;
        /** @description How much there is, and is left; limits of single apps come beside, by the app's name. */
        Limit: {
            Max: number;
            Remaining: number;
        } & {
            [key: string]: unknown;
        };
        /** @description Limits by name. */
        Limits: {
            [key: string]: components["schemas"]["Limit"];
        };
        /** @description A record that is like the new one, and how much, in percent. */
        MatchRecord: {
            matchConfidence?: number;
            record?: components["schemas"]["SObjectRecord"];
        };
        /** @description What one matching rule found. */
        MatchResult: {
            entityType?: string;
            matchEngine?: string;
            matchRecords?: components["schemas"]["MatchRecord"][];
            rule?: string;
            size?: number;
            success?: boolean;
        };
        /** @description Members that are not listed here. */
        Open: {
            [key: string]: unknown;
        };
        /** @description A value of a picklist. */
        PicklistEntry: {
            active: boolean;
            defaultValue: boolean;
            label: string | null;
            validFor: string | null;
            value: string;
        };
        /** @description One page of up to 2,000 records. Of `SELECT count()` the number is in `totalSize`. The last three members come from the Tooling API. */
        QueryResult: {
            done: boolean;
            entityTypeName?: string | null;
            /** @description Path of the next page; only while `done` is false. */
            nextRecordsUrl?: string;
            queryLocator?: string | null;
            records: components["schemas"]["SObjectRecord"][];
            size?: number | null;
            totalSize: number;
        };
        /** @description The object of a record, `AggregateResult` for a grouped one, which has no path. */
        RecordAttributes: {
            type: string;
            url?: string;
        };
        /** @description A record type. */
        RecordTypeInfo: {
            active?: boolean;
            available: boolean;
            defaultRecordTypeMapping: boolean;
            developerName?: string;
            master: boolean;
            name: string;
            recordTypeId: string | null;
            urls?: components["schemas"]["Urls"];
        };
        /** @description Paths of resources by name; `identity` is a URL. */
        Resources: {
            [key: string]: string;
        };
        /**
         * @description Codes of the REST API; most are those of the SOAP API's `ExceptionCode`, too.
         * @enum {string}
         */
        RestErrorCode: "ALL_OR_NONE_OPERATION_ROLLED_BACK" | "API_DISABLED_FOR_ORG" | "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY" | "DELETE_FAILED" | "DUPLICATES_DETECTED" | "DUPLICATE_VALUE" | "ENTITY_IS_DELETED" | "ENTITY_IS_LOCKED" | "EXCEEDED_ID_LIMIT" | "FIELD_CUSTOM_VALIDATION_EXCEPTION" | "FIELD_INTEGRITY_EXCEPTION" | "FUNCTIONALITY_NOT_ENABLED" | "GONE" | "INSUFFICIENT_ACCESS" | "INSUFFICIENT_ACCESS_OR_READONLY" | "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY" | "INVALID_AUTH_HEADER" | "INVALID_CROSS_REFERENCE_KEY" | "INVALID_FIELD" | "INVALID_FIELD_FOR_INSERT_UPDATE" | "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST" | "INVALID_QUERY_LOCATOR" | "INVALID_SESSION_ID" | "INVALID_TYPE" | "JSON_PARSER_ERROR" | "MALFORMED_ID" | "MALFORMED_QUERY" | "MALFORMED_SEARCH" | "METHOD_NOT_ALLOWED" | "NOT_FOUND" | "PROCESSING_HALTED" | "QUERY_TIMEOUT" | "QUERY_TOO_COMPLICATED" | "REQUEST_LIMIT_EXCEEDED" | "REQUIRED_FIELD_MISSING" | "SERVER_UNAVAILABLE" | "STRING_TOO_LONG" | "UNABLE_TO_LOCK_ROW" | "UNKNOWN_EXCEPTION";
        /** @description Which records, and which of their fields. */
        RetrieveMany: {
            fields: string[];
            ids: string[];
        };
        /** @description Why one record of a collection was not saved; its code is in `statusCode`. */
        SaveError: {
            fields?: string[];
            message: string;
            statusCode: string;
        };
        /** @description The record was not saved; it has an id where it had one before. */
        SaveFailure: {
            errors: components["schemas"]["SaveError"][];
            id?: string;
            /** @constant */
            success: false;
        };
        /** @description What became of one record of a collection. */
        SaveResult: components["schemas"]["SaveSuccess"] | components["schemas"]["SaveFailure"];
        /** @description The record was saved. */
        SaveSuccess: {
            errors: components["schemas"]["SaveError"][];
            id: string;
            /** @constant */
            success: true;
        };
        /** @description A scope that queries may name. */
        ScopeInfo: {
            label: string;
            name: string;
        };
        /** @description What a search found, with more under `metadata` for `WITH METADATA`. */
        SearchResult: {
            metadata?: {
                [key: string]: unknown;
            };
            searchRecords: components["schemas"]["SObjectRecord"][];
        };
        /** @description A record: what it is, and its fields. A parent is a record or null; children are a query result, or null when there are none. */
        SObjectRecord: {
            attributes: components["schemas"]["RecordAttributes"];
            Id?: string;
        } & {
            [key: string]: components["schemas"]["FieldValue"];
        };
        /** @description Ids of records that were made or changed. */
        UpdatedResult: {
            ids: string[];
            latestDateCovered: string;
        };
        /** @description The record was not saved. */
        UpsertFailure: {
            created?: boolean;
            errors: components["schemas"]["SaveError"][];
            id?: string;
            /** @constant */
            success: false;
        };
        /** @description What became of one record of a collection that was upserted. */
        UpsertResult: components["schemas"]["UpsertSuccess"] | components["schemas"]["UpsertFailure"];
        /** @description The record was saved; whether it was made is told from version 46.0 on. */
        UpsertSuccess: {
            created?: boolean;
            errors: components["schemas"]["SaveError"][];
            id: string;
            /** @constant */
            success: true;
        };
        /** @description Paths and pages by name. */
        Urls: {
            [key: string]: string;
        };
        /** @description One API version; all values are strings. */
        Version: {
            label: string;
            url: string;
            version: string;
        };
    };
    responses: {
        /** @description Why the request was refused; several entries when several rules fail on one record. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEntry"][];
                "text/html": string;
            };
        };
        /** @description The service cannot answer just now; a page, or an error with an id for its support. */
        Unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorEntry"][];
                "text/html": string;
            };
        };
    };
    parameters: {
        /** @description The last moment, in ISO 8601. */
        End: string;
        /** @description API name of a field. */
        Field: string;
        /** @description Id of a record, of 15 or 18 characters. */
        Id: string;
        /** @description A date of RFC 9110 §5.6.7; 304 when nothing has changed since. */
        IfModifiedSince: string;
        /** @description API name of an external id field, or id of a record. */
        Key: string;
        /** @description An id, a dash and an offset, such as `01gD0000002HU6KIAW-2000`. */
        Locator: string;
        /** @description A value of the external id field, or the name of a field that holds a file. */
        Member: string;
        /** @description `batchSize=` and 200 to 2,000: how many records a page should have; a wish. */
        QueryOptions: string;
        /** @description API name of an object, such as `Account` or `Invoice__c`. */
        SObject: string;
        /** @description The first moment, in ISO 8601. */
        Start: string;
    };
    requestBodies: never;
    headers: {
        /** @description When it changed, as `If-Modified-Since` takes it. */
        LastModified: string;
        /** @description `api-usage=18/15000`, and more behind a semicolon; not on every answer. */
        LimitInfo: string;
        /** @description Path of the new record. */
        Location: string;
    };
    pathItems: never;
}
export type BasicInfo = components['schemas']['BasicInfo'];
export type ChildRelationship = components['schemas']['ChildRelationship'];
export type Collection = components['schemas']['Collection'];
export type CollectionRecord = components['schemas']['CollectionRecord'];
export type DeletedRecord = components['schemas']['DeletedRecord'];
export type DeletedResult = components['schemas']['DeletedResult'];
export type DescribeGlobalResult = components['schemas']['DescribeGlobalResult'];
export type DescribeGlobalSObjectResult = components['schemas']['DescribeGlobalSObjectResult'];
export type DescribeSObjectResult = components['schemas']['DescribeSObjectResult'];
export type DuplicateResult = components['schemas']['DuplicateResult'];
export type ErrorEntry = components['schemas']['ErrorEntry'];
export type Field = components['schemas']['Field'];
export type Fields = components['schemas']['Fields'];
export type FieldType = components['schemas']['FieldType'];
export type FieldValue = components['schemas']['FieldValue'];
export type FilteredLookupInfo = components['schemas']['FilteredLookupInfo'];
export type Limit = components['schemas']['Limit'];
export type Limits = components['schemas']['Limits'];
export type MatchRecord = components['schemas']['MatchRecord'];
export type MatchResult = components['schemas']['MatchResult'];
export type Open = components['schemas']['Open'];
export type PicklistEntry = components['schemas']['PicklistEntry'];
export type QueryResult = components['schemas']['QueryResult'];
export type RecordAttributes = components['schemas']['RecordAttributes'];
export type RecordTypeInfo = components['schemas']['RecordTypeInfo'];
export type Resources = components['schemas']['Resources'];
export type RestErrorCode = components['schemas']['RestErrorCode'];
export type RetrieveMany = components['schemas']['RetrieveMany'];
export type SaveError = components['schemas']['SaveError'];
export type SaveFailure = components['schemas']['SaveFailure'];
export type SaveResult = components['schemas']['SaveResult'];
export type SaveSuccess = components['schemas']['SaveSuccess'];
export type ScopeInfo = components['schemas']['ScopeInfo'];
export type SearchResult = components['schemas']['SearchResult'];
export type SObjectRecord = components['schemas']['SObjectRecord'];
export type UpdatedResult = components['schemas']['UpdatedResult'];
export type UpsertFailure = components['schemas']['UpsertFailure'];
export type UpsertResult = components['schemas']['UpsertResult'];
export type UpsertSuccess = components['schemas']['UpsertSuccess'];
export type Urls = components['schemas']['Urls'];
export type Version = components['schemas']['Version'];
export type ResponseRefused = components['responses']['Refused'];
export type ResponseUnavailable = components['responses']['Unavailable'];
export type ParameterEnd = components['parameters']['End'];
export type ParameterField = components['parameters']['Field'];
export type ParameterId = components['parameters']['Id'];
export type ParameterIfModifiedSince = components['parameters']['IfModifiedSince'];
export type ParameterKey = components['parameters']['Key'];
export type ParameterLocator = components['parameters']['Locator'];
export type ParameterMember = components['parameters']['Member'];
export type ParameterQueryOptions = components['parameters']['QueryOptions'];
export type ParameterSObject = components['parameters']['SObject'];
export type ParameterStart = components['parameters']['Start'];
export type HeaderLastModified = components['headers']['LastModified'];
export type HeaderLimitInfo = components['headers']['LimitInfo'];
export type HeaderLocation = components['headers']['Location'];
export type $defs = Record<string, never>;
export interface operations {
    resources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description Paths by name. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resources"];
                };
            };
        };
    };
    createMany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Collection"];
            };
        };
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description One result for each record, in order. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SaveResult"][];
                };
            };
        };
    };
    destroyMany: {
        parameters: {
            query: {
                /** @description Whether one failure undoes all. */
                allOrNone?: boolean;
                /** @description The ids. */
                ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description One result for each id, in order. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SaveResult"][];
                };
            };
        };
    };
    updateMany: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Collection"];
            };
        };
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description One result for each record, in order. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SaveResult"][];
                };
            };
        };
    };
    retrieveMany: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description API name of an object, such as `Account` or `Invoice__c`. */
                sobject: components["parameters"]["SObject"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetrieveMany"];
            };
        };
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description One record for each id, in order; null for one that is not there. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": (components["schemas"]["SObjectRecord"] | null)[];
                };
            };
        };
    };
    upsertMany: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description API name of a field. */
                field: components["parameters"]["Field"];
                /** @description API name of an object, such as `Account` or `Invoice__c`. */
                sobject: components["parameters"]["SObject"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Collection"];
            };
        };
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description One result for each record, in order. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpsertResult"][];
                };
            };
        };
    };
    limits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description Limits by name. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Limits"];
                };
            };
        };
    };
    query: {
        parameters: {
            query: {
                /** @description A SOQL query. */
                q: string;
            };
            header?: {
                /** @description `batchSize=` and 200 to 2,000: how many records a page should have; a wish. */
                "Sforce-Query-Options"?: components["parameters"]["QueryOptions"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description The first page. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryResult"];
                };
            };
        };
    };
    queryMore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id, a dash and an offset, such as `01gD0000002HU6KIAW-2000`. */
                locator: components["parameters"]["Locator"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description A page. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryResult"];
                };
            };
        };
    };
    queryAll: {
        parameters: {
            query: {
                /** @description A SOQL query. */
                q: string;
            };
            header?: {
                /** @description `batchSize=` and 200 to 2,000: how many records a page should have; a wish. */
                "Sforce-Query-Options"?: components["parameters"]["QueryOptions"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description The first page. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryResult"];
                };
            };
        };
    };
    recent: {
        parameters: {
            query?: {
                /** @description Most records. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description The records, newest first. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SObjectRecord"][];
                };
            };
        };
    };
    search: {
        parameters: {
            query: {
                /** @description A SOSL search. */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description What was found. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
        };
    };
    versions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description The versions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"][];
                };
            };
        };
    };
    describeGlobal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A date of RFC 9110 §5.6.7; 304 when nothing has changed since. */
                "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description The objects. */
            200: {
                headers: {
                    "Last-Modified": components["headers"]["LastModified"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DescribeGlobalResult"];
                };
            };
            /** @description Nothing has changed since. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    basicInfo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description API name of an object, such as `Account` or `Invoice__c`. */
                sobject: components["parameters"]["SObject"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description The object and the records. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BasicInfo"];
                };
            };
        };
    };
    create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description API name of an object, such as `Account` or `Invoice__c`. */
                sobject: components["parameters"]["SObject"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Fields"];
            };
        };
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description The record was made. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SaveSuccess"];
                };
            };
        };
    };
    retrieve: {
        parameters: {
            query?: {
                /** @description Names of the fields; all when left out. */
                fields?: string[];
            };
            header?: never;
            path: {
                /** @description Id of a record, of 15 or 18 characters. */
                id: components["parameters"]["Id"];
                /** @description API name of an object, such as `Account` or `Invoice__c`. */
                sobject: components["parameters"]["SObject"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description The record. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SObjectRecord"];
                };
            };
        };
    };
    destroy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a record, of 15 or 18 characters. */
                id: components["parameters"]["Id"];
                /** @description API name of an object, such as `Account` or `Invoice__c`. */
                sobject: components["parameters"]["SObject"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description The record was deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    update: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of a record, of 15 or 18 characters. */
                id: components["parameters"]["Id"];
                /** @description API name of an object, such as `Account` or `Invoice__c`. */
                sobject: components["parameters"]["SObject"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Fields"];
            };
        };
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description The record was changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    blob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description API name of an external id field, or id of a record. */
                key: components["parameters"]["Key"];
                /** @description A value of the external id field, or the name of a field that holds a file. */
                member: components["parameters"]["Member"];
                /** @description API name of an object, such as `Account` or `Invoice__c`. */
                sobject: components["parameters"]["SObject"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description The bytes, in the content type of the file, or the record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SObjectRecord"];
                    "application/octet-stream": string;
                };
            };
            /** @description Several records have the value; their paths. */
            300: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
        };
    };
    upsert: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description API name of an external id field, or id of a record. */
                key: components["parameters"]["Key"];
                /** @description A value of the external id field, or the name of a field that holds a file. */
                member: components["parameters"]["Member"];
                /** @description API name of an object, such as `Account` or `Invoice__c`. */
                sobject: components["parameters"]["SObject"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Fields"];
            };
        };
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description A known record was changed; from version 46.0 on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpsertSuccess"];
                };
            };
            /** @description A record was made. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpsertSuccess"];
                };
            };
            /** @description A known record was changed; up to version 45.0. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Several records have the value; their paths. */
            300: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
        };
    };
    deleted: {
        parameters: {
            query: {
                /** @description The last moment, in ISO 8601. */
                end: components["parameters"]["End"];
                /** @description The first moment, in ISO 8601. */
                start: components["parameters"]["Start"];
            };
            header?: never;
            path: {
                /** @description API name of an object, such as `Account` or `Invoice__c`. */
                sobject: components["parameters"]["SObject"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description Ids and times. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedResult"];
                };
            };
        };
    };
    describe: {
        parameters: {
            query?: never;
            header?: {
                /** @description A date of RFC 9110 §5.6.7; 304 when nothing has changed since. */
                "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
            };
            path: {
                /** @description API name of an object, such as `Account` or `Invoice__c`. */
                sobject: components["parameters"]["SObject"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description The description. */
            200: {
                headers: {
                    "Last-Modified": components["headers"]["LastModified"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DescribeSObjectResult"];
                };
            };
            /** @description Nothing has changed since. */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updated: {
        parameters: {
            query: {
                /** @description The last moment, in ISO 8601. */
                end: components["parameters"]["End"];
                /** @description The first moment, in ISO 8601. */
                start: components["parameters"]["Start"];
            };
            header?: never;
            path: {
                /** @description API name of an object, such as `Account` or `Invoice__c`. */
                sobject: components["parameters"]["SObject"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            "4XX": components["responses"]["Refused"];
            "5XX": components["responses"]["Unavailable"];
            /** @description The ids. */
            200: {
                headers: {
                    "Sforce-Limit-Info": components["headers"]["LimitInfo"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpdatedResult"];
                };
            };
        };
    };
}
