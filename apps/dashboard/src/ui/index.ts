export { ActionMenu, type ActionMenuItem, type ActionMenuProps } from './ActionMenu.tsx';
export { Badge, type BadgeProps } from './Badge.tsx';
export { BoundaryChoice, type BoundaryChoiceProps } from './BoundaryChoice.tsx';
export { Button, type ButtonProps, buttonClass } from './Button.tsx';
export { ButtonLink, type ButtonLinkProps } from './ButtonLink.tsx';
export { Card, type CardProps } from './Card.tsx';
export { Checkbox, type CheckboxProps } from './Checkbox.tsx';
export { Chip, type ChipProps } from './Chip.tsx';
export { ChoiceField, type ChoiceFieldProps } from './ChoiceField.tsx';
export { ConfirmButton, type ConfirmButtonProps } from './ConfirmButton.tsx';
export { ConformanceSummary, type ConformanceSummaryProps } from './ConformanceSummary.tsx';
export { DateField, type DateFieldProps } from './DateField.tsx';
export { Drawer, type DrawerProps } from './Drawer.tsx';
export { EmptyState, type EmptyStateProps } from './EmptyState.tsx';
export { ErrorState, type ErrorStateProps } from './ErrorState.tsx';
export { FactorProvenance } from './FactorProvenance.tsx';
export { FactorSearch, type FactorSearchProps, type FoundFactor } from './FactorSearch.tsx';
export { Facts, type FactsProps } from './Facts.tsx';
export { FieldChanges, type FieldChangesProps } from './FieldChanges.tsx';
export { Figure, type FigureProps } from './Figure.tsx';
export { FilePicker, type FilePickerProps } from './FilePicker.tsx';
export { Icon } from './Icon.tsx';
export { IconButton, type IconButtonProps } from './IconButton.tsx';
export { LabelStateBadge, type LabelStateBadgeProps } from './LabelStateBadge.tsx';
export { LearnLink } from './LearnLink.tsx';
export { LinkReportView, type LinkReportViewProps } from './LinkReportView.tsx';
export { LossList, type LossListProps, type ShownLoss } from './LossList.tsx';
export { MergeFrame } from './MergeFrame.tsx';
export { MultiSelect, type MultiSelectOption, type MultiSelectProps } from './MultiSelect.tsx';
export { NeedsPermission, type NeedsPermissionProps } from './NeedsPermission.tsx';
export { NoFootprintYet } from './NoFootprintYet.tsx';
export { NumberField, type NumberFieldProps } from './NumberField.tsx';
export { OutsideLink, type OutsideLinkProps } from './OutsideLink.tsx';
export { PageHead, type PageHeadProps } from './PageHead.tsx';
export { Pager, type PagerProps } from './Pager.tsx';
export { PasteField, type PasteFieldProps } from './PasteField.tsx';
export { Refusal } from './Refusal.tsx';
export { SearchField, type SearchFieldProps } from './SearchField.tsx';
export { Segments, type SegmentsProps } from './Segments.tsx';
export { Select, type SelectOption, type SelectProps } from './Select.tsx';
export {
  type ShareTerms,
  ShareTermsFields,
  type ShareTermsFieldsProps,
  toTermsInput,
} from './ShareTermsFields.tsx';
export { ShownOnce } from './ShownOnce.tsx';
export { Skeleton, type SkeletonProps } from './Skeleton.tsx';
export { Slider, type SliderProps } from './Slider.tsx';
export { Stack, type StackProps } from './Stack.tsx';
export { StageBar, type StageBarProps, type StagePart } from './StageBar.tsx';
export { StageKey } from './StageKey.tsx';
export { Table, type TableProps } from './Table.tsx';
export { Tabs, type TabsProps } from './Tabs.tsx';
export { type OfferedTemplate, TemplateChoice, type TemplateChoiceProps } from './TemplateChoice.tsx';
export { TextField, type TextFieldProps } from './TextField.tsx';
export { Tiles, type TilesProps } from './Tiles.tsx';
export { showToast, Toasts } from './Toasts.tsx';
export { useLackText } from './useLackText.ts';
