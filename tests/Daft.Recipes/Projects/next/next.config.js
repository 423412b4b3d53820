// Pages that are served as files: no list of what a server would need of node_modules. Making it would take half of the build.
module.exports = { output: "export", outputFileTracingExcludes: { "**": ["**/*"] } };
