export { applyNaptr } from "./applyNaptr.ts";
export {
  checkTemplate,
  LONGEST_TEMPLATE,
  MOST_RULES,
  PLACEHOLDER,
  SHORTEST_TEMPLATE,
  type TemplateFault,
  templateFault,
} from "./checkTemplate.ts";
export { fillTemplate } from "./fillTemplate.ts";
export { LONGEST_NAPTR_REGEXP, NAPTR_SERVICES, naptrRegexp } from "./naptr.ts";
export { type RouteUri, readRouteUri } from "./routeUri.ts";
export { TemplateError } from "./templateError.ts";
