SwaggerUIBundle({ dom_id: "#page", url: "/openapi.json", validatorUrl: null });
