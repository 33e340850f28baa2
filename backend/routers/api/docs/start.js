// Shows /openapi.json in the viewer. A file of its own because the page's policy lets no inline script run.
"use strict";

if (typeof SwaggerUIBundle === "undefined") {
  const notice = document.querySelector(".notice");
  notice.textContent = "The viewer is not installed: have npm, run tools/fetch-api-viewer.sh build/viewer and load this page again. ";
  const link = document.createElement("a");
  link.href = "/openapi.json";
  link.textContent = "The same reference for programs";
  notice.append(link);
} else {
  document.querySelector(".notice").remove();
  SwaggerUIBundle({
    url: "/openapi.json",
    domNode: document.getElementById("reference"),
    presets: [SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
    deepLinking: true, // the address names the operation that is open
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    persistAuthorization: false, // keys are not kept in the browser
    validatorUrl: null, // nothing is sent to other servers
  });
}
