import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import { useEffect, useRef, useState } from 'react';
import { createFetcher } from './createFetcher.ts';
import type { Access, Draft, Run } from './draft.ts';
import styles from './QueryEditor.module.css';
import { usePageScheme } from './usePageScheme.ts';

export interface QueryEditorProps {
  /** What a reader begins with who has not been here before. */
  readonly first: Draft;
  readonly access: Access;
  readonly onEdit: (change: Partial<Draft>) => void;
  readonly onRun: (run: Run) => void;
  /** Gives the way to put something into the editor, once it can be used. */
  readonly onReady: (open: (draft: Draft) => void) => void;
}

/** GraphiQL in the look of the page: editor with completion, variables, the schema explained, and what was run before. */
export function QueryEditor({ first, access, onEdit, onRun, onReady }: QueryEditorProps) {
  const scheme = usePageScheme();
  const latest = useRef({ access, onRun });
  useEffect(() => {
    latest.current = { access, onRun };
  });
  // One for good: GraphiQL asks for the whole schema anew whenever it is given another.
  const [fetcher] = useState(() =>
    createFetcher(
      () => latest.current.access,
      (run) => latest.current.onRun(run),
    ),
  );
  return (
    <div className={styles.editor} data-scheme={scheme}>
      <GraphiQL
        fetcher={fetcher}
        defaultQuery={first.document}
        initialVariables={first.variables}
        defaultEditorToolsVisibility="variables"
        forcedTheme={scheme}
        isHeadersEditorEnabled={false}
        shouldPersistHeaders={false}
        showPersistHeadersSettings={false}
        onEditQuery={(document) => onEdit({ document })}
        onEditVariables={(variables) => onEdit({ variables })}
      >
        <GraphiQL.Logo> </GraphiQL.Logo>
        <GraphiQL.Toolbar>
          {({ prettify, merge, copy }) => (
            <>
              {prettify}
              {merge}
              {copy}
              <Opener onEdit={onEdit} onReady={onReady} />
            </>
          )}
        </GraphiQL.Toolbar>
      </GraphiQL>
    </div>
  );
}

/** Draws nothing: it stands where GraphiQL's own state can be reached. */
function Opener({ onEdit, onReady }: Pick<QueryEditorProps, 'onEdit' | 'onReady'>) {
  const { addTab } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const told = useRef(false);
  useEffect(() => {
    if (told.current || queryEditor === undefined || variableEditor === undefined) return;
    told.current = true;
    onEdit({ document: queryEditor.getValue(), variables: variableEditor.getValue() });
    onReady(({ document, variables }) => {
      if (queryEditor.getValue().trim() !== '' && queryEditor.getValue() !== document) addTab();
      queryEditor.setValue(document);
      variableEditor.setValue(variables);
    });
  }, [addTab, onEdit, onReady, queryEditor, variableEditor]);
  return null;
}
