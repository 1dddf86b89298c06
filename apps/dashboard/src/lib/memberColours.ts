export {
  assignColours,
  type MemberColour,
  memberColourCss,
  REST_COLOUR,
  SERIES_COLOURS,
} from '@cradle/charts';
