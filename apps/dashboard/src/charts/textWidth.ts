export { cutText, labelRoom, textWidth, wrapText } from '@cradle/charts';
