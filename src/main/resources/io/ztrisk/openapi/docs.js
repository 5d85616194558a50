// Swagger UI takes a media type with "json" in its name for JSON, and quotes an example that is a text. Lines of JSON are not.
const Lines = () => ({
  afterLoad() {
    const sample = this.fn.getSampleSchema;
    this.fn.getSampleSchema = (schema, type, config, example) =>
      type === "application/x-ndjson" && typeof example === "string" ? example : sample(schema, type, config, example);
  }
});
SwaggerUIBundle({ dom_id: "#page", url: "/openapi.json", validatorUrl: null, plugins: [ Lines ] });
