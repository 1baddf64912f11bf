/** The laws that authors of KPIs and rules inherit as tests: published beside the library as its test jar. */
@NullMarked
package org.leadkpi.contract;

import org.jspecify.annotations.NullMarked;
