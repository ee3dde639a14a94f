import HTTP
import Service
import Shared

/// `GET /v1/openapi.json`: the API's description, OpenAPI 3.1.
enum OpenAPI {
    static func route(_ limits: IngestLimits, _ access: AccessControl) -> Route {
        let text = document(limits)
        return .get(
            "/v1/openapi.json", admit: { access.refusal(of: $0, for: .read) },
            answer: { .text(200, text, contentType: "application/json") })
    }

    static func document(_ limits: IngestLimits) -> String {
        #"""
        {
          "openapi": "3.1.0",
          "info": {
            "title": "Dateline ingest",
            "version": "\#(Dateline.version)",
            "description": "Takes news articles. What is answered 202 is kept: the broker has acknowledged it. The same article may be sent again without harm."
          },
          "servers": [ { "url": "/" } ],
          "security": [ {}, { "token": [] } ],
          "paths": {
            "/v1/articles": {
              "post": {
                "operationId": "publishArticles",
                "summary": "Publish one article or many",
                "description": "Limits: \#(limits.article) bytes for one article as it is sent, \#(limits.record) bytes for the record made of it, \#(limits.batch) bytes and \#(limits.batchLines) lines for many. Control characters other than tab and line feed are taken out of the text.",
                "parameters": [
                  {
                    "name": "traceparent", "in": "header", "required": false,
                    "description": "W3C Trace Context; followed through all services.",
                    "schema": { "type": "string" }
                  },
                  {
                    "name": "content-location", "in": "header", "required": false,
                    "description": "Where a page or a text was published, as its own bytes may not say; an absolute URL, http or https. Its canonical form makes the id.",
                    "schema": { "type": "string", "format": "uri" }
                  }
                ],
                "requestBody": {
                  "required": true,
                  "content": {
                    "application/json": {
                      "schema": { "$ref": "#/components/schemas/NewArticle" },
                      "example": {
                        "url": "https://example.org/news/1", "title": "Ministers meet in Oslo", "authors": ["Ann Lee"],
                        "publishedAt": "2024-05-10T09:00:00Z", "language": "en", "text": "OSLO – Ministers met on Friday."
                      }
                    },
                    "application/x-ndjson": {
                      "schema": { "type": "string", "description": "A NewArticle a line." },
                      "example": "{\"text\": \"OSLO – Ministers met on Friday.\"}\n{\"text\": \"BERGEN – The bridge is open.\"}\n"
                    },
                    "text/plain": {
                      "schema": { "type": "string", "description": "The article's words, UTF-8." },
                      "example": "OSLO – Ministers met on Friday."
                    },
                    "text/html": {
                      "schema": {
                        "type": "string",
                        "description": "A page of the web, of which the article is read: in the encoding that the content type or the page names, else UTF-8."
                      },
                      "example": "<title>Ministers meet</title><h1>Ministers meet</h1><p>OSLO – Ministers met on Friday to talk about the bridge.</p>"
                    }
                  }
                },
                "responses": {
                  "202": {
                    "description": "All is published.",
                    "content": {
                      "application/json": {
                        "schema": {
                          "oneOf": [
                            { "$ref": "#/components/schemas/Accepted" }, { "$ref": "#/components/schemas/BatchResult" }
                          ]
                        }
                      }
                    }
                  },
                  "207": {
                    "description": "Of many, some are published and some are not: each line says.",
                    "content": { "application/json": { "schema": { "$ref": "#/components/schemas/BatchResult" } } }
                  },
                  "400": { "$ref": "#/components/responses/Problem" },
                  "401": { "$ref": "#/components/responses/Problem" },
                  "403": { "$ref": "#/components/responses/Problem" },
                  "413": { "$ref": "#/components/responses/Problem" },
                  "415": { "$ref": "#/components/responses/Problem" },
                  "429": { "$ref": "#/components/responses/ComeAgain" },
                  "503": { "$ref": "#/components/responses/ComeAgain" }
                }
              }
            },
            "/v1/openapi.json": {
              "get": {
                "operationId": "describe",
                "summary": "This description",
                "responses": {
                  "200": { "description": "OpenAPI 3.1.", "content": { "application/json": {} } },
                  "401": { "$ref": "#/components/responses/Problem" },
                  "403": { "$ref": "#/components/responses/Problem" }
                }
              }
            }
          },
          "components": {
            "securitySchemes": {
              "token": { "type": "http", "scheme": "bearer", "description": "Needed where the service has a list of tokens; one with which to publish does not read, and the reverse." }
            },
            "responses": {
              "Problem": {
                "description": "Not published, and why.",
                "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Problem" } } }
              },
              "ComeAgain": {
                "description": "Not published now: too much waits, or the broker is away.",
                "headers": {
                  "Retry-After": { "description": "Seconds to wait.", "schema": { "type": "integer" } }
                },
                "content": {
                  "application/json": {
                    "schema": {
                      "oneOf": [
                        { "$ref": "#/components/schemas/Problem" }, { "$ref": "#/components/schemas/BatchResult" }
                      ]
                    }
                  }
                }
              }
            },
            "schemas": {
              "NewArticle": {
                "type": "object",
                "description": "Fields that are not listed are ignored; null counts as absent; a key may stand once.",
                "required": [ "text" ],
                "properties": {
                  "schema": { "const": \#(Article.currentSchema), "description": "The version of the record." },
                  "id": {
                    "type": "string",
                    "description": "May be left out: it follows from the URL, else from the text. Another id is refused."
                  },
                  "url": { "type": [ "string", "null" ], "format": "uri", "description": "Absolute, http or https." },
                  "source": { "type": [ "string", "null" ], "description": "The outlet; without it, the URL's host." },
                  "title": { "type": [ "string", "null" ], "description": "The headline." },
                  "authors": {
                    "type": [ "array", "null" ], "items": { "type": "string" }, "description": "The bylines, one name each."
                  },
                  "publishedAt": {
                    "type": [ "string", "null" ],
                    "description": "A day or a time of ISO 8601; a time without an offset is taken as UTC.",
                    "examples": [ "2024-05-10", "2024-05-10T11:00:00+02:00" ]
                  },
                  "language": { "type": [ "string", "null" ], "description": "BCP 47.", "examples": [ "en" ] },
                  "text": { "type": "string", "minLength": 1, "description": "The article's own words." }
                }
              },
              "Accepted": {
                "type": "object",
                "required": [ "id" ],
                "properties": { "id": { "type": "string", "format": "uuid" } }
              },
              "BatchResult": {
                "type": "object",
                "required": [ "accepted", "refused", "results" ],
                "properties": {
                  "accepted": { "type": "integer" },
                  "refused": { "type": "integer" },
                  "results": {
                    "type": "array",
                    "items": {
                      "type": "object",
                      "description": "An id, or an error with its reason.",
                      "required": [ "line" ],
                      "properties": {
                        "line": { "type": "integer", "description": "Counted from 1." },
                        "id": { "type": "string", "format": "uuid" },
                        "error": { "type": "string" },
                        "field": { "type": "string" },
                        "reason": { "type": "string" }
                      }
                    }
                  }
                }
              },
              "Problem": {
                "type": "object",
                "required": [ "error", "reason" ],
                "properties": {
                  "error": { "type": "string", "description": "A stable code, as missing-field." },
                  "field": { "type": "string", "description": "The field at fault." },
                  "reason": { "type": "string", "description": "What is wrong and what would be right." }
                }
              }
            }
          }
        }

        """#
    }
}
