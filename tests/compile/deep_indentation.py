if x0:
 if x1:
  if x2:
   if x3:
    if x4:
     if x5:
      if x6:
       if x7:
        if x8:
         if x9:
          if x10:
           if x11:
            if x12:
             if x13:
              if x14:
               if x15:
                if x16:
                 if x17:
                  if x18:
                   if x19:
                    if x20:
                     if x21:
                      if x22:
                       if x23:
                        if x24:
                         if x25:
                          if x26:
                           if x27:
                            if x28:
                             if x29:
                              if x30:
                               if x31:
                                if x32:
                                 if x33:
                                  if x34:
                                   if x35:
                                    if x36:
                                     if x37:
                                      if x38:
                                       if x39:
                                        if x40:
                                         if x41:
                                          if x42:
                                           if x43:
                                            if x44:
                                             if x45:
                                              if x46:
                                               if x47:
                                                if x48:
                                                 if x49:
                                                  if x50:
                                                   if x51:
                                                    if x52:
                                                     if x53:
                                                      if x54:
                                                       if x55:
                                                        if x56:
                                                         if x57:
                                                          if x58:
                                                           if x59:
                                                            y
                                                        else:
                                                         z56
                                                 else:
                                                  z49
                                          else:
                                           z42
                                   else:
                                    z35
                            else:
                             z28
                     else:
                      z21
              else:
               z14
       else:
        z7
else:
 z0
