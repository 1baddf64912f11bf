/**
 * Scorecards, trends, diagnoses and catalogues as text, HTML, JSON, CSV and Markdown.
 *
 * <p>Start with {@link org.leadkpi.report.TextTable#scorecard} to look at a scorecard, with {@link
 * org.leadkpi.report.Html} to show it to others, with {@link org.leadkpi.report.Json#scorecard} to hand it to a program, and with {@link org.leadkpi.report.Explanation#text} to
 * read what a KPI means.
 *
 * <p>Every form says the same: a number that cannot be known is shown as its status, never as zero or a blank. Nothing
 * depends on a locale.
 *
 * <p>May depend on every other package of the module.
 */
@NullMarked
package org.leadkpi.report;

import org.jspecify.annotations.NullMarked;
