try:
 try:
  try:
   try:
    try:
     try:
      try:
       try:
        try:
         try:
          try:
           try:
            try:
             try:
              try:
               try:
                try:
                 try:
                  try:
                   try:
                    try:
                     try:
                      y
                     finally: z
                    finally: z
                   finally: z
                  finally: z
                 finally: z
                finally: z
               finally: z
              finally: z
             finally: z
            finally: z
           finally: z
          finally: z
         finally: z
        finally: z
       finally: z
      finally: z
     finally: z
    finally: z
   finally: z
  finally: z
 finally: z
finally: z
