// Loaded only when a number is typed, because of the size of libphonenumber's tables.
export { checkPhone, type PhoneCheck } from "./domain/phone.ts";
