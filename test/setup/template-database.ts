export const TEMPLATE_DATABASE = 'blesaf_template'
