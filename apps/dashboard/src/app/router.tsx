import { createBrowserRouter } from 'react-router';
import { NotFoundPage } from './NotFoundPage.tsx';
import { PageError } from './PageError.tsx';
import { PageSkeleton } from './PageSkeleton.tsx';
import { Shell } from './Shell.tsx';

/** Every view by its address; each page is loaded when it is first opened. */
export const router = createBrowserRouter([
  {
    element: <Shell />,
    errorElement: <PageError />,
    hydrateFallbackElement: <PageSkeleton />,
    children: [
      {
        errorElement: <PageError />,
        children: [
          {
            index: true,
            lazy: async () => ({
              Component: (await import('../features/portfolio/PortfolioPage.tsx')).PortfolioPage,
            }),
          },
          {
            path: 'start',
            lazy: async () => ({
              Component: (await import('../features/start/StartPage.tsx')).StartPage,
            }),
          },
          {
            path: 'products/:id',
            lazy: async () => ({
              Component: (await import('../features/product/ProductPage.tsx')).ProductPage,
            }),
          },
          {
            path: 'assessments/:id/bill-of-materials',
            lazy: async () => ({
              Component: (await import('../features/bomImport/BomImportPage.tsx')).BomImportPage,
            }),
          },
          {
            path: 'assessments/:id/inventory',
            lazy: async () => ({
              Component: (await import('../features/inventory/InventoryPage.tsx')).InventoryPage,
            }),
          },
          {
            path: 'assessments/:id/conformance',
            lazy: async () => ({
              Component: (await import('../features/conformance/ConformancePage.tsx')).ConformancePage,
            }),
          },
          {
            path: 'assessments/:id/changes',
            lazy: async () => ({
              Component: (await import('../features/changes/ChangesPage.tsx')).ChangesPage,
            }),
          },
          {
            path: 'assessments/:id/report',
            lazy: async () => ({
              Component: (await import('../features/report/ReportPage.tsx')).ReportPage,
            }),
          },
          {
            path: 'assessments/:id/scope',
            lazy: async () => ({
              Component: (await import('../features/scope/ScopePage.tsx')).ScopePage,
            }),
          },
          {
            path: 'compare',
            lazy: async () => ({
              Component: (await import('./CompareRoute.tsx')).CompareRoute,
            }),
          },
          {
            path: 'hotspots',
            lazy: async () => ({
              Component: (await import('../features/hotspots/HotspotsPage.tsx')).HotspotsPage,
            }),
          },
          {
            path: 'families',
            lazy: async () => ({
              Component: (await import('../features/families/FamiliesPage.tsx')).FamiliesPage,
            }),
          },
          {
            path: 'families/:id',
            lazy: async () => ({
              Component: (await import('../features/families/FamilyPage.tsx')).FamilyPage,
            }),
          },
          {
            path: 'assessments/:id/variants',
            lazy: async () => ({
              Component: (await import('../features/families/VariantsPage.tsx')).VariantsPage,
            }),
          },
          {
            path: 'bulk-edit',
            lazy: async () => ({
              Component: (await import('../features/bulkEdit/BulkEditPage.tsx')).BulkEditPage,
            }),
          },
          {
            path: 'suppliers',
            lazy: async () => ({
              Component: (await import('../features/suppliers/SuppliersPage.tsx')).SuppliersPage,
            }),
          },
          {
            path: 'suppliers/:id',
            lazy: async () => ({
              Component: (await import('../features/suppliers/SupplierPage.tsx')).SupplierPage,
            }),
          },
          {
            path: 'find',
            lazy: async () => ({
              Component: (await import('../features/find/FindPage.tsx')).FindPage,
            }),
          },
          {
            path: 'purchases',
            lazy: async () => ({
              Component: (await import('../features/purchases/PurchasesPage.tsx')).PurchasesPage,
            }),
          },
          {
            path: 'watch',
            lazy: async () => ({
              Component: (await import('../features/watch/WatchPage.tsx')).WatchPage,
            }),
          },
          {
            path: 'sharing',
            lazy: async () => ({
              Component: (await import('../features/sharing/SharingPage.tsx')).SharingPage,
            }),
          },
          {
            path: 'requests/:id',
            lazy: async () => ({
              Component: (await import('../features/sharing/RequestPage.tsx')).RequestPage,
            }),
          },
          {
            path: 'evaluations',
            lazy: async () => ({
              Component: (await import('../features/evaluations/EvaluationsPage.tsx')).EvaluationsPage,
            }),
          },
          {
            path: 'evaluations/:id',
            lazy: async () => ({
              Component: (await import('../features/evaluations/EvaluationPage.tsx')).EvaluationPage,
            }),
          },
          {
            path: 'schemes',
            lazy: async () => ({
              Component: (await import('../features/schemes/SchemesPage.tsx')).SchemesPage,
            }),
          },
          {
            path: 'schemes/new',
            lazy: async () => ({
              Component: (await import('../features/schemes/NewSchemePage.tsx')).NewSchemePage,
            }),
          },
          {
            path: 'schemes/:id',
            lazy: async () => ({
              Component: (await import('../features/schemes/SchemePage.tsx')).SchemePage,
            }),
          },
          {
            path: 'labels/:code',
            lazy: async () => ({
              Component: (await import('../features/labels/LabelPage.tsx')).LabelPage,
            }),
          },
          {
            path: 'programmes',
            lazy: async () => ({
              Component: (await import('../features/programmes/ProgrammesPage.tsx')).ProgrammesPage,
            }),
          },
          {
            path: 'programmes/join/:key',
            lazy: async () => ({
              Component: (await import('../features/programmes/JoinPage.tsx')).JoinPage,
            }),
          },
          {
            path: 'programmes/in/:id',
            lazy: async () => ({
              Component: (await import('../features/programmes/MembershipPage.tsx')).MembershipPage,
            }),
          },
          {
            path: 'programmes/:id',
            lazy: async () => ({
              Component: (await import('../features/programmes/ProgrammePage.tsx')).ProgrammePage,
            }),
          },
          {
            path: 'featured/:slug',
            lazy: async () => ({
              Component: (await import('../features/featured/FeaturedPage.tsx')).FeaturedPage,
            }),
          },
          {
            path: 'learn',
            lazy: async () => ({
              Component: (await import('../features/learning/LearnPage.tsx')).LearnPage,
            }),
          },
          {
            path: 'learn/page/:id',
            lazy: async () => ({
              Component: (await import('../features/learning/OwnPage.tsx')).OwnPage,
            }),
          },
          {
            path: 'learn/:topic',
            lazy: async () => ({
              Component: (await import('../features/learning/TopicPage.tsx')).TopicPage,
            }),
          },
          {
            path: 'organisation',
            lazy: async () => ({
              Component: (await import('../features/organisation/OrganisationPage.tsx')).OrganisationPage,
            }),
          },
          {
            path: 'reductions',
            lazy: async () => ({
              Component: (await import('../features/reductions/ReductionsPage.tsx')).ReductionsPage,
            }),
          },
          {
            path: 'process-names',
            lazy: async () => ({
              Component: (await import('../features/processNames/ProcessNamesPage.tsx')).ProcessNamesPage,
            }),
          },
          {
            path: 'cbam',
            lazy: async () => ({
              Component: (await import('../features/cbam/CbamPage.tsx')).CbamPage,
            }),
          },
          {
            path: 'cbam/new',
            lazy: async () => ({
              Component: (await import('../features/cbam/NewGoodPage.tsx')).NewGoodPage,
            }),
          },
          {
            path: 'cbam/:id',
            lazy: async () => ({
              Component: (await import('../features/cbam/GoodPage.tsx')).GoodPage,
            }),
          },
          {
            path: 'scenarios',
            lazy: async () => ({
              Component: (await import('../features/scenarios/ScenariosPage.tsx')).ScenariosPage,
            }),
          },
          {
            path: 'scenarios/:id',
            lazy: async () => ({
              Component: (await import('../features/scenarios/StudioPage.tsx')).StudioPage,
            }),
          },
          {
            path: 'factors',
            lazy: async () => ({
              Component: (await import('../features/factors/FactorsPage.tsx')).FactorsPage,
            }),
          },
          {
            path: 'factors/:id',
            lazy: async () => ({
              Component: (await import('../features/factors/FactorPage.tsx')).FactorPage,
            }),
          },
          {
            path: 'library',
            lazy: async () => ({
              Component: (await import('../features/library/LibraryPage.tsx')).LibraryPage,
            }),
          },
          {
            path: 'standards',
            lazy: async () => ({
              Component: (await import('../features/standards/StandardsPage.tsx')).StandardsPage,
            }),
          },
          {
            path: 'standards/:code',
            lazy: async () => ({
              Component: (await import('../features/standards/StandardPage.tsx')).StandardPage,
            }),
          },
          {
            path: 'processes',
            lazy: async () => ({
              Component: (await import('../features/processes/ProcessesPage.tsx')).ProcessesPage,
            }),
          },
          {
            path: 'processes/:release/:processId',
            lazy: async () => ({
              Component: (await import('../features/processes/ProcessPage.tsx')).ProcessPage,
            }),
          },
          {
            path: 'check',
            lazy: async () => ({
              Component: (await import('../features/footprintCheck/CheckPage.tsx')).CheckPage,
            }),
          },
          {
            path: 'query',
            lazy: async () => ({
              Component: (await import('../features/query/QueryPage.tsx')).QueryPage,
            }),
          },
          {
            path: 'v/:key',
            lazy: async () => ({
              Component: (await import('../features/savedViews/OpenViewPage.tsx')).OpenViewPage,
            }),
          },
          {
            path: 'shared/:token',
            lazy: async () => ({
              Component: (await import('../features/comparison/SharedComparisonPage.tsx'))
                .SharedComparisonPage,
            }),
          },
          {
            path: 'sign-in',
            lazy: async () => ({
              Component: (await import('../features/account/SignInPage.tsx')).SignInPage,
            }),
          },
          {
            path: 'forgotten-password',
            lazy: async () => ({
              Component: (await import('../features/account/ForgottenPasswordPage.tsx'))
                .ForgottenPasswordPage,
            }),
          },
          {
            path: 'reset-password/:token',
            lazy: async () => ({
              Component: (await import('../features/account/ResetPasswordPage.tsx')).ResetPasswordPage,
            }),
          },
          {
            path: 'sign-up',
            lazy: async () => ({
              Component: (await import('../features/account/SignUpPage.tsx')).SignUpPage,
            }),
          },
          {
            path: 'invitation/:token',
            lazy: async () => ({
              Component: (await import('../features/account/InvitationPage.tsx')).InvitationPage,
            }),
          },
          {
            path: 'settings',
            lazy: async () => ({
              Component: (await import('../features/account/SettingsPage.tsx')).SettingsPage,
            }),
          },
          {
            path: 'gallery',
            lazy: async () => ({
              Component: (await import('../features/gallery/GalleryPage.tsx')).GalleryPage,
            }),
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
