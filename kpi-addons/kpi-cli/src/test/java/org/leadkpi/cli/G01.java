package org.leadkpi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The worked example of spec 8.2, as files. */
final class G01 {

    static final Map<String, String> FILES =
            Map.of("leads.csv", """
            id,created_at,channel,origin,intent,owner,mql_at,sql_at,disqualified_at,disqualified_reason,duplicate_of
            L1,2026-01-05T10:00:00-05:00,organic,inbound,high,R1,2026-01-05,2026-01-06,,,
            L2,2026-01-06T11:00:00-05:00,linkedin,inbound,low,R1,2026-01-10,,2026-02-01,no budget,
            L3,2026-01-07T09:00:00-05:00,linkedin,inbound,high,R2,,2026-01-08,,,
            L4,2026-01-12T14:00:00-05:00,organic,inbound,low,R2,2026-01-20,2026-02-10,,,
            L5,2026-01-15T08:00:00-05:00,linkedin,inbound,low,R1,,,,,
            L6,2026-01-20T16:00:00-05:00,organic,inbound,high,R2,2026-01-20,,,,
            L7,2026-01-21T09:00:00-05:00,linkedin,inbound,low,R1,,,,,L2
            L8,2026-01-31T23:30:00-05:00,outbound,outbound,,R2,,,,,
            """, "opportunities.csv", """
            id,lead_id,created_at,source,qualified_at,qualified_amount,amount,currency,status,closed_at,owner
            O1,L1,2026-01-08,inbound,2026-01-15,50000,48000,USD,won,2026-03-01,R1
            O2,L3,2026-01-09,sdr,2026-02-03,30000,30000,USD,lost,2026-03-15,R2
            O3,L4,2026-02-12,unknown,,,,USD,open,,R2
            """, "reps.csv", """
            id,team,role,seniority,active_from,fte
            R1,inside-sales,inside_sales,senior,2025-01-01,1
            R2,inside-sales,inside_sales,junior,2025-01-01,1
            """, "spend.csv", """
            start_date,end_date,channel,category,amount,currency,share
            2026-01-01,2026-01-31,organic,content,600.00,USD,1
            2026-01-01,2026-01-31,linkedin,ad_media,3000.00,USD,1
            2026-01-01,2026-01-31,,tool,1000.00,USD,1
            2026-01-01,2026-01-31,outbound,salary,5000.00,USD,0.4
            """, "touches.csv", """
            id,lead_id,at,kind,direction,rep,duration_seconds,outcome,counterpart
            T1,L1,2026-01-05T10:03:00-05:00,call,outbound,R1,120,connected,intended
            T2,L2,2026-01-06T15:00:00-05:00,email,outbound,R1,,sent,
            T3,L3,2026-01-07T09:20:00-05:00,call,outbound,R2,60,connected,intended
            T4,L4,2026-01-13T13:00:00-05:00,email,outbound,R2,,sent,
            T5,L6,2026-01-20T16:04:59-05:00,call,outbound,R2,,left_voicemail,
            """);

    private G01() {}

    static Path in(Path folder) throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        return folder;
    }
}
