/** @type {import("stylelint").Config} */
export default {
  extends: "stylelint-config-recommended",
  plugins: ["stylelint-plugin-logical-css"],
  reportDescriptionlessDisables: true,
  reportNeedlessDisables: true,
  rules: {
    // Every page can run from right to left. Few browsers know overflow-block and overflow-inline.
    "logical-css/require-logical-properties": [true, { ignore: ["overflow-x", "overflow-y"] }],
    "logical-css/require-logical-keywords": true,
    "declaration-property-value-disallowed-list": {
      // Four values whose second and fourth differ: right and left.
      "/^(margin|padding|inset|border-(color|style|width)|scroll-(margin|padding))$/": [
        /^[^\s()]+ ([^\s()]+) [^\s()]+ (?!\1$)[^\s()]+$/,
      ],
    },
    // Sheets are ordered by part, not by specificity.
    "no-descending-specificity": null,
  },
};
