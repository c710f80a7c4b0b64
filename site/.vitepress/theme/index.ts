import theme from 'vitepress/theme-without-fonts'
import { mendSearchRoles } from './search-roles'
import './style.css'

/** The default theme in the fonts of the system, which need no download. */
export default {
  extends: theme,
  enhanceApp(): void {
    if (typeof document !== 'undefined') mendSearchRoles()
  },
}
